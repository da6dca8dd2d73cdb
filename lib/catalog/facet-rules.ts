import type { FacetLabel } from "./facet-labels";
import type { Facet } from "./schema";

/** Names of filters that are no options. */
const OWN_FACETS = ["product_type", "vendor", "price", "availability"] as const;

const MAX_VALUES = 60;

/** Where ranges of price begin, in minor units: one, two and five times the powers of ten. */
export const PRICE_BOUNDS = [3, 4, 5, 6, 7, 8, 9].flatMap((power) =>
  [1, 2, 5].map((step) => step * 10 ** power),
);

/** The ranges between the bounds, as `filter.price` has them: both ends belong to it. */
export const PRICE_RANGES = [0, ...PRICE_BOUNDS].map((from, index) => {
  const next = PRICE_BOUNDS[index];
  return next === undefined ? `${from}-` : `${from}-${next - 1}`;
});

export type FacetCount = { part: string; facet: string; count: number };

/**
 * Facets of a list from counted `name:value`s. A facet with a choice is counted by its own part, which ignores that
 * choice: choosing one color must not hide what the other colors would bring.
 *
 * @param labels of facets in the language asked for, by `name:value`.
 * @param rows of part `all`, and for each chosen facet of the part that bears its name.
 */
export function toFacets(
  rows: readonly FacetCount[],
  chosen: Readonly<Record<string, string[]>>,
  labels: ReadonlyMap<string, FacetLabel> = new Map(),
): Facet[] {
  const facets = new Map<string, Map<string, number>>();
  for (const { part, facet, count } of rows) {
    const at = facet.indexOf(":");
    const [name, value] = [facet.slice(0, at), facet.slice(at + 1)];
    if (value === "" || part !== (isChosen(chosen, name) ? name : "all")) continue;
    const values = facets.get(name) ?? new Map<string, number>();
    facets.set(name, values.set(value, count));
  }
  for (const [name, wanted] of Object.entries(chosen)) {
    const values = facets.get(name.toLowerCase()) ?? new Map<string, number>();
    for (const raw of wanted) {
      const value = isOption(name) ? raw.toLowerCase() : raw;
      if (!values.has(value)) values.set(value, 0);
    }
    facets.set(name.toLowerCase(), values);
  }
  return [...facets]
    .map(([name, counts]) => {
      const values = inOrder(name, counts, chosen[name] ?? []).map((entry) => ({
        ...entry,
        label: labels.get(`${name}:${entry.value}`)?.value || null,
      }));
      const label = values.map(({ value }) => labels.get(`${name}:${value}`)?.name).find(Boolean);
      return { name, label: label ?? null, values };
    })
    .filter(({ name, values }) => values.length > 1 || isChosen(chosen, name) || isOption(name))
    .toSorted((a, b) => placeOf(a.name) - placeOf(b.name) || (a.name < b.name ? -1 : 1));
}

const isOption = (name: string) => !(OWN_FACETS as readonly string[]).includes(name);
const placeOf = (name: string) => (OWN_FACETS as readonly string[]).indexOf(name);
const isChosen = (chosen: Readonly<Record<string, string[]>>, name: string) =>
  Object.keys(chosen).some((key) => key.toLowerCase() === name);

/** Prices from low to high, all else by count. What was chosen stays, however rare it is. */
function inOrder(
  name: string,
  counts: Map<string, number>,
  chosen: string[],
): { value: string; count: number }[] {
  const from = (range: string) => Number(range.split("-")[0]);
  const all = [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) =>
      name === "price"
        ? from(a.value) - from(b.value)
        : b.count - a.count || (a.value < b.value ? -1 : Number(a.value > b.value)),
    );
  return all.filter(({ value }, index) => index < MAX_VALUES || chosen.includes(value));
}
