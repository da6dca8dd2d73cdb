import { expect, test } from "vitest";
import { fillWords } from "./fill-words";

test("each name is filled with its value, whatever that holds; an unknown one stays", () => {
  expect(fillWords("{a} of {b}, {c}", { a: 1, b: "{a} $& 'x'" })).toBe("1 of {a} $& 'x', {c}");
});
