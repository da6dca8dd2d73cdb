import { countryCodes } from "@/lib/i18n/country-codes";
import { countryName } from "@/lib/i18n/country-name";
import { defaultLocale } from "@/lib/i18n/locales";

/** Every country, by name. */
export function listAllCountries(): (readonly [code: string, name: string])[] {
  return countryCodes
    .map((code) => [code, countryName(code, defaultLocale)] as const)
    .toSorted((a, b) => a[1].localeCompare(b[1], defaultLocale));
}
