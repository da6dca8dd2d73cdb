import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { expect, test } from "vitest";
import { catalogs } from "./catalogs";
import { locales } from "./locales";
import { getTranslator } from "./messages";

/** Imported by components, as they are written (fill-words.ts). */
const lateNamespaces = [
  "backInStockForm",
  "drawer",
  "error",
  "recent",
  "sharedLink",
  "suggestions",
  "wishlistNews",
  "zoom",
] as const;

test("every language says everything, with the same arguments and tags", () => {
  const english = flatten(catalogs.en);
  for (const locale of locales) {
    const own = flatten(catalogs[locale]);
    expect([...own.keys()].sort(), locale).toEqual([...english.keys()].sort());
    for (const [key, message] of own) {
      expect(message.trim(), `${locale} ${key}`).not.toBe("");
      expect(names(message), `${locale} ${key}`).toEqual(names(english.get(key) ?? ""));
    }
  }
});

test("words that come with late code need nothing but names in braces", () => {
  for (const locale of locales)
    for (const name of lateNamespaces)
      for (const message of flatten(catalogs[locale][name]).values())
        expect(message.replace(/\{\w+\}/g, ""), `${locale} ${name}`).not.toMatch(/[{}<>#]|'[{}<>#]/);
});

test("a message counts, chooses and wraps as its language does", () => {
  expect(getTranslator("en", "layout")("cartItems", { count: 1 })).toBe("item");
  expect(getTranslator("de", "frame")("slogan", { name: "X" })).toContain("X. Von Programmen");
});

test("a message that was not sent is an error, not an empty text", () => {
  // @ts-expect-error: no such key
  expect(() => getTranslator("en", "layout")("nothing")).toThrow("No message layout.nothing");
});

function flatten(tree: object, path = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === "string" ? [[path + key, value]] : [...flatten(value, `${path}${key}.`)],
    ),
  );
}

function names(message: string): string[] {
  const collect = (elements: MessageFormatElement[]): string[] =>
    elements.flatMap((element) => {
      switch (element.type) {
        case TYPE.literal:
        case TYPE.pound:
          return [];
        case TYPE.tag:
          return [`<${element.value}>`, ...collect(element.children)];
        case TYPE.plural:
        case TYPE.select:
          return [element.value, ...Object.values(element.options).flatMap(({ value }) => collect(value))];
        default:
          return [element.value];
      }
    });
  return [...new Set(collect(parse(message)))].sort();
}
