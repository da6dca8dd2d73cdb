import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDecimal, formatMoney, parseDecimal } from "./money";

test("a decimal field round-trips in every kind of currency", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 99_999_999_999 }),
      fc.constantFrom("USD", "JPY", "KWD", "EUR"),
      (amount, currency) => {
        expect(parseDecimal(formatDecimal({ amount, currency }), currency)).toBe(amount);
      },
    ),
  );
});

test.each(["", "-1", "1e3", "1,000", "NaN", "12.345", "0x10", "1.", " ", "9999999999999"])(
  "%j is not an amount of dollars",
  (text) => {
    expect(parseDecimal(text, "USD")).toBeNull();
  },
);

test("money reads as people write it", () => {
  expect(formatMoney({ amount: 1250, currency: "USD" })).toBe("$12.50");
  expect(formatMoney({ amount: 1250, currency: "JPY" })).toBe("¥1,250");
});
