/** The languages that the shop speaks; the first stands in addresses without a prefix. */
export const locales = ["en", "de"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "en";

/** Those that the merchant's texts are translated into; the originals are in the default one. */
export const translatedLocales = locales.filter((locale) => locale !== defaultLocale);

/** How each language names itself, for whoever looks for it. */
export const localeNames: Readonly<Record<Locale, string>> = { en: "English", de: "Deutsch" };

/** Whose customs money, dates and numbers follow (BCP 47). */
export const formattingLocales: Readonly<Record<Locale, string>> = { en: "en-US", de: "de-DE" };

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/** The address of a shop's page in a language: `/cart` is `/de/cart` in German. */
export function localizePath(locale: Locale, path: string): string {
  if (locale === defaultLocale) return path;
  return path === "/" ? `/${locale}` : `/${locale}${path}`;
}

/**
 * The language of an address, and the address without it. The inverse of `localizePath`; it also understands where
 * the page stands in the app, which is what `usePathname` tells while a static page is rendered.
 */
export function splitLocale(address: string): { locale: Locale; path: string } {
  const path = address.startsWith("/shop/") ? address.slice("/shop".length) : address;
  const [, first = "", rest = ""] = /^\/([^/?#]*)(.*)$/s.exec(path) ?? [];
  if (!isLocale(first)) return { locale: defaultLocale, path };
  return { locale: first, path: rest.startsWith("/") ? rest : `/${rest}` };
}
