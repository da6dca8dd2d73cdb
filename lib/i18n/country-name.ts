import { formattingLocales, type Locale } from "./locales";

const names = new Map<Locale, Intl.DisplayNames>();

/** A country as this language calls it, by its ISO 3166-1 code. */
export function countryName(code: string, locale: Locale): string {
  const found = names.get(locale) ?? new Intl.DisplayNames(formattingLocales[locale], { type: "region" });
  names.set(locale, found);
  // A code that was never checked is shown as it is.
  return /^[A-Z]{2}$/.test(code) ? (found.of(code) ?? code) : code;
}
