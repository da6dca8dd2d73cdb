import fc from "fast-check";
import { expect, test } from "vitest";
import { chargeStepMinor, fromStripeAmount, toStripeAmount } from "./stripe-amount";

test("amounts survive the way to Stripe and back", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("USD", "EUR", "JPY", "ISK", "UGX", "KWD", "MGA", "HUF", "IDR", "RSD", "LBP"),
      fc.integer({ min: 0, max: 1_000_000_000 }),
      (currency, steps) => {
        const amount = steps * chargeStepMinor(currency);
        expect(fromStripeAmount(toStripeAmount(amount, currency), currency)).toBe(amount);
      },
    ),
  );
});

test.each([
  ["USD", 1999, 1999],
  ["JPY", 500, 500],
  // No minor unit, but Stripe counts hundredths.
  ["ISK", 5, 500],
  ["UGX", 5, 500],
  // What a locale leaves out when it writes, Stripe still counts.
  ["HUF", 10_000, 10_000],
  ["IDR", 10_000, 10_000],
  ["RSD", 10_000, 10_000],
  // A minor unit that Stripe does not count.
  ["MGA", 10_000, 100],
  ["KWD", 1230, 1230],
])("%s %d of ours is %d at Stripe", (currency, ours, theirs) => {
  expect(toStripeAmount(ours, currency)).toBe(theirs);
});

test("a thousandth that Stripe cannot charge is refused, not rounded", () => {
  expect(() => toStripeAmount(1001, "KWD")).toThrow(/multiple of 10/);
  expect(() => toStripeAmount(150, "MGA")).toThrow(/multiple of 100/);
});
