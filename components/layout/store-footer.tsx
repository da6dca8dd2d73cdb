import Link from "next/link";
import type { Collection } from "@/lib/catalog/schema";
import type { PageLink } from "@/lib/content/list-pages";

type Props = { name: string; collections: Collection[]; pages: PageLink[] };

export function StoreFooter({ name, collections, pages }: Props) {
  return (
    <footer className="mt-20 border-t border-line bg-surface">
      <div className="mx-auto flex max-w-6xl flex-wrap justify-between gap-6 px-4 py-10 text-sm text-muted">
        <p>{`${name}. Drawn by programs, made by hands.`}</p>
        <nav aria-label="Collections">
          <ul className="flex flex-wrap gap-x-5 gap-y-2">
            {collections.map((collection) => (
              <li key={collection.id}>
                <Link href={`/collections/${collection.handle}`} prefetch={false} className="hover:underline">
                  {collection.title}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <nav aria-label="About the shop">
          <ul className="flex flex-wrap gap-x-5 gap-y-2">
            {pages.map((page) => (
              <li key={page.handle}>
                <Link href={`/pages/${page.handle}`} prefetch={false} className="hover:underline">
                  {page.title}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
