import { countryName } from "@/lib/i18n/country-name";
import type { Locale } from "@/lib/i18n/locales";

/** Which countries every shop offers, by ISO 3166-1 code. */
const codes = [
  "US",
  "CA",
  "GB",
  "IE",
  "DE",
  "FR",
  "NL",
  "BE",
  "LU",
  "AT",
  "CH",
  "IT",
  "ES",
  "PT",
  "DK",
  "SE",
  "NO",
  "FI",
  "IS",
  "PL",
  "CZ",
  "SK",
  "HU",
  "SI",
  "HR",
  "GR",
  "RO",
  "BG",
  "EE",
  "LV",
  "LT",
  "AU",
  "NZ",
  "JP",
  "KR",
  "SG",
  "IN",
  "BR",
  "MX",
  "AR",
  "CL",
  "ZA",
] as const;

export type Country = readonly [code: string, name: string];

/**
 * By name, in the order of the language.
 *
 * @param more codes that this shop offers besides: where it is at home, and what its shipping zones name.
 */
export function listCountries(locale: Locale, more: readonly string[] = []): Country[] {
  return [...new Set<string>([...codes, ...more])]
    .map((code): Country => [code, countryName(code, locale)])
    .sort((a, b) => a[1].localeCompare(b[1], locale));
}
