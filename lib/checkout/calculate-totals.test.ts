import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyRate } from "@/lib/money/apportion";
import type { TaxSettings } from "@/lib/tax/rules";
import { chargeStepMinor, fromStripeAmount, toStripeAmount } from "@/lib/vendors/stripe-amount";
import { calculateTotals } from "./calculate-totals";

const onTop: TaxSettings = { included: false, rounding: "per_line" };

const line = fc.record({
  steps: fc.integer({ min: 0, max: 1_000_000 }),
  quantity: fc.integer({ min: 1, max: 999 }),
  discountPpm: fc.integer({ min: 0, max: 1_000_000 }),
  taxable: fc.boolean(),
  taxCategoryId: fc.constantFrom(null, "standard", "reduced"),
});
const rate = fc.record({
  name: fc.string({ minLength: 1, maxLength: 8 }),
  ratePpm: fc.integer({ min: 0, max: 1_000_000 }),
  taxCategoryId: fc.constantFrom("standard", "reduced"),
  appliesToShipping: fc.boolean(),
});
const checkout = fc.record({
  currency: fc.constantFrom("USD", "JPY", "KWD", "ISK", "HUF", "MGA"),
  lines: fc.array(line, { minLength: 1, maxLength: 20 }),
  rates: fc.array(rate, { maxLength: 4 }),
  shippingSteps: fc.integer({ min: 0, max: 100_000 }),
  settings: fc.record({ included: fc.boolean(), rounding: fc.constantFrom("per_line", "per_rate") }),
});

const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);

test("any of 5,000 carts, currencies, taxings: parts sum to wholes, nothing is negative, all is chargeable", () => {
  fc.assert(
    fc.property(checkout, ({ currency, lines, rates, shippingSteps, settings }) => {
      const step = chargeStepMinor(currency);
      const totals = calculateTotals(
        lines.map(({ steps, discountPpm, ...entry }, index) => ({
          ...entry,
          unitPriceMinor: steps * step,
          discountMinor: applyRate(steps * entry.quantity, discountPpm) * step,
          key: String(index),
        })),
        shippingSteps * step,
        { rates, defaultCategoryId: "standard", settings },
        step,
      );
      const priced = [...totals.lines.values()];
      const onTopOf = (taxMinor: number) => (settings.included ? 0 : taxMinor);
      for (const entry of priced) {
        expect(entry.taxMinor).toBe(sum(entry.taxLines.map((tax) => tax.amountMinor)));
        expect(entry.totalMinor).toBe(entry.subtotalMinor - entry.discountMinor + onTopOf(entry.taxMinor));
        if (settings.included)
          expect(entry.taxMinor).toBeLessThanOrEqual(entry.subtotalMinor - entry.discountMinor);
        for (const tax of entry.taxLines) expect(tax.amountMinor).toBeGreaterThanOrEqual(0);
      }
      expect(totals.shippingTaxMinor).toBe(sum(totals.shippingTaxLines.map((tax) => tax.amountMinor)));
      expect(totals.subtotalMinor).toBe(sum(priced.map((entry) => entry.subtotalMinor)));
      expect(totals.taxMinor).toBe(sum(priced.map((entry) => entry.taxMinor)) + totals.shippingTaxMinor);
      expect(totals.totalMinor).toBe(
        totals.subtotalMinor - totals.discountMinor + totals.shippingMinor + onTopOf(totals.taxMinor),
      );
      // What is sent, line by line, and comes back as one amount.
      const sent = [
        ...priced.map((entry) => entry.totalMinor),
        totals.shippingMinor + onTopOf(totals.shippingTaxMinor),
      ].map((amount) => toStripeAmount(amount, currency));
      expect(fromStripeAmount(sum(sent), currency)).toBe(totals.totalMinor);
    }),
    { numRuns: 5000 },
  );
});

test("tax that is rounded once per rate is within half a unit of the exact tax", () => {
  const lines = Array.from({ length: 20 }, (_, index) => ({
    key: String(index),
    unitPriceMinor: 105,
    quantity: 1,
    discountMinor: 0,
    taxable: true,
    taxCategoryId: null,
  }));
  const rates = [{ name: "Tax", ratePpm: 100_000, taxCategoryId: "standard", appliesToShipping: true }];
  const tax = { rates, defaultCategoryId: "standard" };
  const perRate = calculateTotals(lines, 0, { ...tax, settings: { ...onTop, rounding: "per_rate" } });
  expect(perRate.taxMinor).toBe(210);
  const perLine = calculateTotals(lines, 0, { ...tax, settings: onTop });
  expect(perLine.taxMinor).toBe(220);
});

describe("a book that is not taxed, two mugs, and shipping that the rate spares", () => {
  const lines = [
    { key: "book", unitPriceMinor: 1000, quantity: 1, discountMinor: 0, taxable: false, taxCategoryId: null },
    { key: "mug", unitPriceMinor: 1000, quantity: 2, discountMinor: 0, taxable: true, taxCategoryId: null },
  ];
  const tax = {
    rates: [{ name: "Sales tax", ratePpm: 88_750, taxCategoryId: "standard", appliesToShipping: false }],
    defaultCategoryId: "standard",
  };

  test("bear tax on the mugs alone, on top", () => {
    const totals = calculateTotals(lines, 500, { ...tax, settings: onTop });
    expect(totals).toMatchObject({ taxMinor: 178, shippingTaxMinor: 0, totalMinor: 3678 });
  });

  test("hold tax in the mugs alone, where prices include it", () => {
    const totals = calculateTotals(lines, 500, { ...tax, settings: { ...onTop, included: true } });
    expect(totals).toMatchObject({ taxMinor: 163, shippingTaxMinor: 0, totalMinor: 3500 });
  });
});

test("in a three-decimal currency tax ends in 0, for no thousandth can be charged", () => {
  const totals = calculateTotals(
    [{ key: "mug", unitPriceMinor: 1230, quantity: 1, discountMinor: 0, taxable: true, taxCategoryId: null }],
    0,
    {
      rates: [{ name: "VAT", ratePpm: 50_000, taxCategoryId: "standard", appliesToShipping: true }],
      defaultCategoryId: "standard",
      settings: onTop,
    },
    chargeStepMinor("KWD"),
  );
  expect(totals).toMatchObject({ taxMinor: 60, totalMinor: 1290 });
});
