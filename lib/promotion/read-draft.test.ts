import { expect, test } from "vitest";
import { readDraft } from "./read-draft";

const form = { name: "Ten", status: "draft", kind: "percent", method: "code", currency: "USD" };

test("decimals are read without a float, and empty fields are nothing", () => {
  expect(readDraft({ ...form, percentPpm: "12.5", minSubtotal: "40.10", usageLimit: "7" })).toMatchObject({
    percentPpm: 125_000,
    minSubtotal: { amount: 4010, currency: "USD" },
    usageLimit: 7,
    amount: null,
    startsAt: null,
    appliesTo: "all",
  });
});

test("times are of UTC", () => {
  expect(readDraft({ ...form, startsAt: "2026-03-01T08:00" }).startsAt).toBe("2026-03-01T08:00:00.000Z");
});

test.each([
  ["percentPpm", "ten"],
  ["amount", "1.234"],
  ["endsAt", "soon"],
])("%s that is none is refused at its field", (path, typed) => {
  expect(() => readDraft({ ...form, [path]: typed })).toThrow(path);
});
