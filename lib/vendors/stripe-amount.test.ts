import fc from "fast-check";
import { expect, test } from "vitest";
import { fromStripeAmount, toStripeAmount } from "./stripe-amount";

test("amounts survive the way to Stripe and back", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("USD", "EUR", "JPY", "ISK", "UGX", "KWD"),
      fc.integer({ min: 0, max: 1_000_000_000 }).map((amount) => amount * 10),
      (currency, amount) => {
        expect(fromStripeAmount(toStripeAmount(amount, currency), currency)).toBe(amount);
      },
    ),
  );
});

test("a thousandth that Stripe cannot charge is refused, not rounded", () => {
  expect(() => toStripeAmount(1001, "KWD")).toThrow(/last digit/);
});
