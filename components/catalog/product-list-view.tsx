import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import type { Facet, ProductList } from "@/lib/catalog/schema";
import { ProductGrid } from "./product-grid";

export type ListQuery = {
  sort?: string | undefined;
  filter: Record<string, string[]>;
  q?: string | undefined;
};

const sorts: [string, string][] = [
  ["newest", "Newest"],
  ["price_asc", "Price, low to high"],
  ["price_desc", "Price, high to low"],
  ["title", "Title"],
];

type Props = { path: string; list: ProductList; query: ListQuery };

/**
 * A list with filters, sort and the next page; all of it is links and a form in the URL. Every address that asks for
 * more than the first page says its sort: by it, next.config.ts tells it from the static page.
 */
export function ProductListView({ path, list, query }: Props) {
  const sort = query.sort ?? (query.q ? "relevance" : "newest");
  return (
    <>
      <details
        className="mb-6 rounded-xl border border-line bg-surface p-4"
        open={Object.keys(query.filter).length > 0}
      >
        <summary className="font-medium">Filter and sort</summary>
        <form action={path} className="mt-4 grid gap-6 sm:grid-cols-3 lg:grid-cols-4">
          {query.q ? <input type="hidden" name="q" value={query.q} /> : null}
          {list.facets.map((facet) => (
            <FacetField key={facet.name} facet={facet} chosen={query.filter[facet.name] ?? []} />
          ))}
          <label className="text-sm font-medium">
            Sort
            <select
              name="sort"
              defaultValue={sort}
              className="mt-2 block min-h-11 w-full rounded-lg border border-ink/40 bg-surface px-3"
            >
              {query.q ? <option value="relevance">Best match</option> : null}
              {sorts.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <div className="flex items-end gap-3">
            <button type="submit" className={buttonClass()}>
              Show
            </button>
            <Link
              href={query.q ? `${path}?q=${encodeURIComponent(query.q)}` : path}
              className={buttonClass("quiet")}
            >
              Clear
            </Link>
          </div>
        </form>
      </details>
      {list.data.length > 0 ? (
        <ProductGrid products={list.data} eager={4} />
      ) : (
        <p className="py-12 text-center text-muted">
          Nothing here fits. Clear the filters, or try another word.
        </p>
      )}
      {list.nextCursor ? (
        <p className="mt-10 text-center">
          <Link
            href={`${path}?${nextQuery({ ...query, sort }, list.nextCursor)}`}
            rel="next"
            className={buttonClass("secondary")}
          >
            Next page
          </Link>
        </p>
      ) : null}
    </>
  );
}

function FacetField({ facet, chosen }: { facet: Facet; chosen: string[] }) {
  return (
    <fieldset>
      <legend className="text-sm font-medium capitalize">{facet.name}</legend>
      {facet.values.map(({ value, count }) => (
        <label key={value} className="flex min-h-8 items-center gap-2 text-sm">
          <input
            type="checkbox"
            name={`filter.${facet.name}`}
            value={value}
            defaultChecked={chosen.includes(value)}
          />
          <span>{value.replaceAll("_", " ")}</span>
          <span className="text-muted">{count}</span>
        </label>
      ))}
    </fieldset>
  );
}

function nextQuery({ q, sort, filter }: ListQuery, cursor: string): string {
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  if (sort) query.set("sort", sort);
  for (const [name, values] of Object.entries(filter))
    for (const value of values) query.append(`filter.${name}`, value);
  query.set("cursor", cursor);
  return query.toString();
}
