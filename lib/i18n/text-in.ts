import type { Locale } from "./locales";

type Translated<Field extends string> = {
  translations: { [locale: string]: { [Name in Field]?: string } | undefined };
};

/** A row's text in a language; what is not translated, or empty there, is read in the original. */
export function textIn<Field extends string>(
  row: Translated<Field>,
  locale: Locale,
  field: Field,
  original: string,
): string {
  return row.translations[locale]?.[field] || original;
}
