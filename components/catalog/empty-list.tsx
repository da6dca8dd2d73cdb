import { Link } from "@/components/i18n/link";
import { getLocale } from "@/components/i18n/words.server";
import { getShopFrame } from "@/lib/catalog/published/get-shop-frame";
import type { ListQuery } from "./list-address";

/** Nothing fits: what may be taken away, and where else to look. */
export async function EmptyList({ query }: { query: ListQuery }) {
  const { categories } = await getShopFrame(await getLocale());
  const isFiltered = Object.keys(query.filter).length > 0;
  return (
    <div className="py-8">
      <h2 className="text-lg font-medium">
        {isFiltered ? "No product has all of this." : "Nothing was found."}
      </h2>
      <ul className="mt-3 list-disc pl-5 text-muted">
        {isFiltered ? <li>Remove one of the filters above: each is a link that takes it away.</li> : null}
        {query.q ? <li>Try fewer or more general words, or the beginning of a word.</li> : null}
      </ul>
      <nav aria-label="Popular categories" className="mt-6">
        <h3 className="font-medium">Popular categories</h3>
        <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
          {categories
            .flatMap((category) => (category.children.length > 0 ? category.children : [category]))
            .slice(0, 8)
            .map(({ id, handle, title }) => (
              <li key={id}>
                <Link
                  href={`/categories/${handle}`}
                  className="inline-block py-1 underline underline-offset-4"
                >
                  {title}
                </Link>
              </li>
            ))}
        </ul>
      </nav>
    </div>
  );
}
