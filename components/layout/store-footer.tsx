import Link from "next/link";
import type { Collection } from "@/lib/catalog/schema";

export function StoreFooter({ name, collections }: { name: string; collections: Collection[] }) {
  return (
    <footer className="mt-20 border-t border-line bg-surface">
      <div className="mx-auto flex max-w-6xl flex-wrap justify-between gap-6 px-4 py-10 text-sm text-muted">
        <p>{`${name}. Drawn by programs, made by hands.`}</p>
        <nav aria-label="Collections">
          <ul className="flex gap-5">
            {collections.map((collection) => (
              <li key={collection.id}>
                <Link href={`/collections/${collection.handle}`} prefetch={false} className="hover:underline">
                  {collection.title}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
