import { expect, test } from "vitest";
import { beginsWith, chooseSpelling, countSlips, toSearchWords, toSku } from "./search-rules";

test("words are letters and digits; whatever else was typed only parts them", () => {
  expect(toSearchWords(`Moon'"%_\\ & (print) | !mug:*`)).toEqual(["moon", "print", "mug"]);
  expect(toSearchWords("🦊 ✨")).toEqual([]);
  expect(toSearchWords("שלום عالم हिन्दी")).toEqual(["שלום", "عالم", "हिन्दी"]);
  expect(toSearchWords("a ".repeat(100))).toHaveLength(8);
});

test("only what has a digit may be a SKU", () => {
  expect(toSku(" MUG-01 ")).toBe("mug-01");
  expect(toSku("mug")).toBeNull();
  expect(toSku("1")).toBeNull();
});

test("a lexeme keeps its quotes and backslashes", () => {
  expect(beginsWith("a'b\\c")).toBe("'a''b\\\\c':*");
});

test("letters that changed places are one slip", () => {
  expect(countSlips("mgu", "mug")).toBe(1);
  expect(countSlips("contuor", "contour")).toBe(1);
  expect(countSlips("", "abc")).toBe(3);
});

test("a short word forgives one slip, a long one two, and the nearest known word is chosen", () => {
  expect(chooseSpelling("mgu", ["man", "mug"])).toBe("mug");
  expect(chooseSpelling("notbok", ["notary", "notebook"])).toBe("notebook");
  expect(chooseSpelling("cat", ["dog", "mug"])).toBeNull();
  expect(chooseSpelling("ab", ["aa"])).toBeNull();
});

test("a word that is still being typed may begin a known one in spite of a slip", () => {
  expect(chooseSpelling("cnotou", ["contour"])).toBe("contour");
});
