import { expect, test } from "vitest";
import { toPlainText } from "./to-plain-text";

test("tags go, words stay apart, and references become characters", () => {
  expect(toPlainText("<p>Plot &amp; Paper</p><p>1 &lt; 2</p>\n")).toBe("Plot & Paper 1 < 2");
  expect(toPlainText("&amp;lt;")).toBe("&lt;");
});

test("a long text is cut at a word, one without spaces anywhere", () => {
  expect(toPlainText(`<p>${"word ".repeat(100)}</p>`, 42)).toMatch(/^(word )+word…$/);
  expect(toPlainText("x".repeat(500), 100).length).toBeLessThanOrEqual(101);
});
