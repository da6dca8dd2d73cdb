import { type Locale, translatedLocales } from "@/lib/i18n/locales";
import { textIn } from "@/lib/i18n/text-in";
import type { ProductParts, ProductRow } from "./queries";

/** Parts what a label is made of; stands in no name that a person types. */
const UNIT = "\u001f";

export type FacetLabel = { name: string; value: string };

/**
 * How a product calls its facets in other languages: `<language>␟<facet>␟<name>␟<value>`. An empty part is called as
 * in the original. Counted beside the facets themselves, so that a list needs no query of its own for them.
 *
 * @param used ids of the option values that some variant has.
 */
export function toFacetLabels(row: ProductRow, parts: ProductParts, used: ReadonlySet<string>): string[] {
  const { options, values } = parts;
  return translatedLocales.flatMap((locale) => {
    const type = textIn(row, locale, "productType", "");
    const ofOptions = options.flatMap((option) =>
      values
        .filter((value) => value.optionId === option.id && used.has(value.id))
        .map((value): [string, string, string] => [
          `${option.name}:${value.value}`.toLowerCase(),
          textIn(option, locale, "name", ""),
          textIn(value, locale, "value", ""),
        ]),
    );
    const all: [string, string, string][] = [[`product_type:${row.productType}`, "", type], ...ofOptions];
    return all
      .filter(([, name, value]) => name || value)
      .map((label) => [locale, ...label].map((part) => part.replaceAll(UNIT, " ")).join(UNIT));
  });
}

/** How the labels of a facet's values begin. */
export const labelPrefix = (locale: Locale, name: string) => `${locale}${UNIT}${name}:`;

/** Takes the labels of a language out of counted facets; the most frequent one of a facet counts. */
export function splitLabels<Row extends { facet: string; count: number }>(
  rows: readonly Row[],
  locale: Locale,
): { counts: Row[]; labels: Map<string, FacetLabel> } {
  const labels = new Map<string, FacetLabel & { count: number }>();
  const counts = rows.filter(({ facet, count }) => {
    const [language, about, name = "", value = "", ...rest] = facet.split(UNIT);
    if (about === undefined || rest.length > 0) return true;
    if (language === locale && count > (labels.get(about)?.count ?? 0))
      labels.set(about, { name, value, count });
    return false;
  });
  return { counts, labels };
}
