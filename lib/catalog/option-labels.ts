import type { Locale } from "@/lib/i18n/locales";
import { textIn } from "@/lib/i18n/text-in";
import type { ProductParts } from "./queries";

type Labels = { names: ReadonlyMap<string, string>; values: ReadonlyMap<string, string> };

/**
 * What a product's options and their values are called in a language, by id. Two that would be called the same keep
 * their original names: a shopper could not tell them apart.
 */
export function labelOptions({ options, values }: ProductParts, locale: Locale): Labels {
  const names = unique(options, (option) => [textIn(option, locale, "name", option.name), option.name]);
  const byOption = options.map(({ id }) =>
    unique(
      values.filter(({ optionId }) => optionId === id),
      (value) => [textIn(value, locale, "value", value.value), value.value],
    ),
  );
  return { names, values: new Map(byOption.flatMap((labels) => [...labels])) };
}

function unique<Row extends { id: string }>(
  rows: readonly Row[],
  label: (row: Row) => [own: string, original: string],
): Map<string, string> {
  const labels = new Map(rows.map((row) => [row.id, label(row)[0]]));
  const isUnique = new Set(labels.values()).size === rows.length;
  return isUnique ? labels : new Map(rows.map((row) => [row.id, label(row)[1]]));
}
