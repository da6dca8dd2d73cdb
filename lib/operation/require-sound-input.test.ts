import fc from "fast-check";
import { expect, test } from "vitest";
import type { AppError } from "@/lib/errors/app-error";
import { requireSoundInput } from "./require-sound-input";

const fieldsOf = (input: unknown) => {
  try {
    requireSoundInput(input);
    return null;
  } catch (error) {
    return (error as AppError).fields.map(({ path, code }) => [path, code]);
  }
};

test.each([
  ["U+0000", { a: { b: ["fine", "x\0"] } }, "a.b.1", "text"],
  ["half a character", { a: "\ud83d" }, "a", "text"],
  ["the other half", { a: "\udc00 \ud83d\ude00" }, "a", "text"],
  ["a name", { a: { "x\0": 1 } }, "a", "text"],
  ["a name of the input itself", { "\ud800": 1 }, "", "text"],
])("%s is refused, with the name of its field", (_, input, path, code) => {
  expect(fieldsOf(input)).toEqual([[path, code]]);
});

test("whatever else there is in text passes, and what is no text", () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: "grapheme", maxDepth: 6 }), (input) => {
      fc.pre(!JSON.stringify(input).includes("\\u0000"));
      expect(fieldsOf(input)).toBeNull();
    }),
  );
  expect(fieldsOf({ file: new File(["\0"], "a.png"), when: new Date(), none: undefined, "": "" })).toBeNull();
});

test("what is nested without end is refused without a full stack", () => {
  let input: unknown = 1;
  for (let depth = 0; depth < 100_000; depth += 1) input = depth % 2 ? { a: input } : [input];
  expect(fieldsOf(input)?.[0]?.[1]).toBe("too_deep");
  expect(fieldsOf(JSON.parse('{"__proto__":{"a":1}}'))).toBeNull();
});
