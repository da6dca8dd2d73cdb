export type SearchParams = Record<string, string | string[] | undefined>;

/** The input of a product list that a page's URL describes, unchecked. */
export function readListQuery(params: SearchParams) {
  const one = (name: string) => {
    const value = [params[name] ?? []].flat()[0];
    return value === "" ? undefined : value;
  };
  const filter = Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) =>
      name.startsWith("filter.") && value !== undefined
        ? [[name.slice("filter.".length), [value].flat()]]
        : [],
    ),
  );
  return { q: one("q"), sort: one("sort"), cursor: one("cursor"), filter };
}
