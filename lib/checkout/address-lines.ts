import { countryName } from "@/lib/i18n/country-name";
import type { Locale } from "@/lib/i18n/locales";

/** What of an address says where it is. */
type Place = {
  line1: string;
  line2: string;
  postalCode: string;
  city: string;
  region: string;
  country: string;
};

const cityFirst = ["{city} {region} {postalCode}"];

/**
 * How a country writes town, region and postal code, a line each; a country that is not here puts the code before the town.
 * After the address data of libaddressinput (chromium-i18n.appspot.com/ssl-address).
 */
const localities: Readonly<Record<string, readonly string[]>> = {
  US: ["{city}, {region} {postalCode}"],
  CA: cityFirst,
  AU: cityFirst,
  NZ: cityFirst,
  GB: ["{city}", "{region}", "{postalCode}"],
  IE: ["{city}", "{region}", "{postalCode}"],
  JP: ["{postalCode}", "{region} {city}"],
  IT: ["{postalCode} {city} {region}"],
};
const usual = ["{postalCode} {city}", "{region}"];

/**
 * Where a letter goes, as it is written in that country, without what is empty.
 *
 * @param place the country is an ISO 3166-1 code, or empty.
 * @param locale what the country is called in.
 */
export function addressLines(place: Place, locale: Locale): string[] {
  const locality = (localities[place.country] ?? usual).map((line) =>
    line
      .replaceAll(/\{(city|region|postalCode)\}/g, (_, part: "city" | "region" | "postalCode") => place[part])
      .replaceAll(/\s+/g, " ")
      .replaceAll(/^[ ,]+|[ ,]+$/g, ""),
  );
  return [place.line1, place.line2, ...locality, countryName(place.country, locale)].filter(
    (line) => line.trim() !== "",
  );
}
