import type { Facet } from "@/lib/catalog/schema";
import { formatMoney } from "@/lib/money/money";

/** What a list's address says: rules that pages and the browser share. */
export type ListQuery = {
  sort?: string | undefined;
  filter: Record<string, string[]>;
  q?: string | undefined;
};

export const sortOf = ({ sort, q }: ListQuery) => sort ?? (q ? "relevance" : "newest");

/**
 * The address of a list. It always says its sort, unless nothing else is left to say: by the sort, next.config.ts
 * tells it from the static page.
 */
export function listAddress(path: string, query: ListQuery, cursor?: string): string {
  const params = new URLSearchParams();
  if (query.q) params.set("q", query.q);
  const sort = sortOf(query);
  const isPlain =
    !cursor && Object.keys(query.filter).length === 0 && sort === sortOf({ ...query, sort: undefined });
  if (!isPlain) params.set("sort", sort);
  for (const [name, values] of Object.entries(query.filter))
    for (const value of values) params.append(`filter.${name}`, value);
  if (cursor) params.set("cursor", cursor);
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

export type Chip = { label: string; href: string };

/** A link for each chosen value, to the same list without it. */
export function chipsOf(
  path: string,
  query: ListQuery,
  currency: string,
  facets: readonly Facet[] = [],
): Chip[] {
  return Object.entries(query.filter).flatMap(([name, values]) =>
    values.map((value) => {
      const facet = facets.find((one) => one.name === name.toLowerCase());
      const own = facet?.values.find((one) => one.value === value || one.value === value.toLowerCase());
      return {
        label: `${facet?.label ?? nameLabel(name)}: ${own?.label ?? valueLabel(name, value, currency)}`,
        href: listAddress(path, { ...query, filter: without(query.filter, name, value) }),
      };
    }),
  );
}

function without(filter: ListQuery["filter"], name: string, value: string): ListQuery["filter"] {
  const left = (filter[name] ?? []).filter((other) => other !== value);
  const { [name]: _, ...others } = filter;
  return left.length > 0 ? { ...filter, [name]: left } : others;
}

export const nameLabel = (name: string) =>
  capital(name === "product_type" ? "type" : name.replaceAll("_", " "));

/** Option values are kept in lower case; types and vendors as they were written. */
export function valueLabel(name: string, value: string, currency: string): string {
  if (name === "price") return priceLabel(value, currency);
  if (name === "availability") return value === "sold_out" ? "Sold out" : "Available";
  return capital(value);
}

/** `1000-1999` as `$10.00 – $19.99`. */
function priceLabel(range: string, currency: string): string {
  const [from = "", to = ""] = range.split("-");
  const money = (amount: string) => formatMoney({ amount: Number(amount), currency });
  if (to === "") return `${money(from)} and more`;
  if (Number(from) === 0) return `Up to ${money(to)}`;
  return `${money(from)} – ${money(to)}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** How many there are, no more precisely than they were counted. */
export function countLabel({ count, isExact }: { count: number; isExact: boolean }): string {
  const number = count.toLocaleString("en-US");
  return isExact ? `${number} ${count === 1 ? "product" : "products"}` : `More than ${number} products`;
}
