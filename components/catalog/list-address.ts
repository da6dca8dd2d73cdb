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

export type Chip = { name: string; value: string; href: string };

/** A link for each chosen value, to the same list without it. */
export function chipsOf(path: string, query: ListQuery): Chip[] {
  return Object.entries(query.filter).flatMap(([name, values]) =>
    values.map((value) => ({
      name,
      value,
      href: listAddress(path, { ...query, filter: without(query.filter, name, value) }),
    })),
  );
}

function without(filter: ListQuery["filter"], name: string, value: string): ListQuery["filter"] {
  const left = (filter[name] ?? []).filter((other) => other !== value);
  const { [name]: _, ...others } = filter;
  return left.length > 0 ? { ...filter, [name]: left } : others;
}
