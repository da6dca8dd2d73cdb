import { expect, test } from "vitest";
import { currencyCodes } from "@/lib/money/currency-codes";
import { countryCodes, isCountryCode } from "./country-codes";
import { countryName } from "./country-name";
import { locales } from "./locales";

test("every country of ISO 3166-1 is there once and has a name in each language; nothing else is a country", () => {
  expect(new Set(countryCodes).size).toBe(249);
  expect(countryCodes).toHaveLength(249);
  for (const locale of locales)
    expect(countryCodes.filter((code) => countryName(code, locale) === code)).toEqual([]);
  expect(["XX", "EU", "us", ""].filter(isCountryCode)).toEqual([]);
});

test("every currency is there once, in its three letters", () => {
  expect(new Set(currencyCodes).size).toBe(currencyCodes.length);
  expect(currencyCodes.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
});
