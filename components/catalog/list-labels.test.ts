import { expect, test } from "vitest";
import { getTranslator } from "@/lib/i18n/messages";
import { toListLabels } from "./list-labels";

const english = toListLabels(getTranslator("en", "catalog.list"), "en", "USD");
const german = toListLabels(getTranslator("de", "catalog.list"), "de", "EUR");

test("prices, classes and counts are said in words", () => {
  expect(english.value("price", "0-999")).toBe("Up to $9.99");
  expect(english.value("price", "1000-1999")).toBe("$10.00 – $19.99");
  expect(english.value("price", "100000-")).toBe("$1,000.00 and more");
  expect(english.value("availability", "in_stock")).toBe("Available");
  expect(english.total({ count: 1, isExact: true })).toBe("1 product");
  expect(english.total({ count: 10_000, isExact: false })).toBe("More than 10,000 products");
});

test("each language has its own words, separators and places of the currency", () => {
  expect(german.value("price", "0-999")).toBe("Bis 9,99\u00a0€");
  expect(german.value("price", "100000-")).toBe("Ab 1.000,00\u00a0€");
  expect(german.name("availability")).toBe("Verfügbarkeit");
  expect(german.count(1000, false)).toBe("1.000+");
  expect(german.total({ count: 10_000, isExact: false })).toBe("Mehr als 10.000 Produkte");
});

test("options and their values are called as the merchant named them", () => {
  expect(english.name("frame_color")).toBe("Frame color");
  expect(english.value("color", "red")).toBe("Red");
});
