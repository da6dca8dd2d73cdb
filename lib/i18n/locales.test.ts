import { expect, test } from "vitest";
import { locales, localizePath, splitLocale } from "./locales";

test("an address keeps its path through every language", () => {
  for (const locale of locales)
    for (const path of ["/", "/cart", "/products/den", "/?a=1", "/search?q=/de/x", "/de-luxe"])
      expect(splitLocale(localizePath(locale, path))).toEqual({ locale, path });
});

test("the place of a page in the app is known, too", () => {
  expect(splitLocale("/shop/en/products/mug")).toEqual({ locale: "en", path: "/products/mug" });
  expect(splitLocale("/shop/de")).toEqual({ locale: "de", path: "/" });
});
