import { countryName } from "@/lib/i18n/country-name";
import type { Locale } from "@/lib/i18n/locales";

/** Where the shop ships to, by ISO 3166-1 code. */
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

/** By name, in the order of the language. */
export function listCountries(locale: Locale): Country[] {
  return codes
    .map((code): Country => [code, countryName(code, locale)])
    .sort((a, b) => a[1].localeCompare(b[1], locale));
}
