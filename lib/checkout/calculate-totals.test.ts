import fc from "fast-check";
import { expect, test } from "vitest";
import { calculateTotals } from "./calculate-totals";

const line = fc.record({
  unitPriceMinor: fc.integer({ min: 0, max: 10_000_000 }),
  quantity: fc.integer({ min: 1, max: 999 }),
  taxable: fc.boolean(),
});
const rate = fc.record({
  name: fc.string({ minLength: 1, maxLength: 8 }),
  ratePpm: fc.integer({ min: 0, max: 1_000_000 }),
  appliesToShipping: fc.boolean(),
});

test("parts sum to the total, and nothing is negative", () => {
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 20 }),
      fc.array(rate, { maxLength: 3 }),
      fc.integer({ min: 0, max: 100_000 }),
      (lines, rates, shippingMinor) => {
        const totals = calculateTotals(
          lines.map((entry, index) => ({ ...entry, key: String(index), taxCategoryId: null })),
          shippingMinor,
          {
            rates: rates.map((entry) => ({ ...entry, taxCategoryId: "standard" })),
            defaultCategoryId: "standard",
          },
        );
        const sums = [...totals.lines.values()];
        const goods = sums.reduce((total, entry) => total + entry.totalMinor, 0);
        expect(goods + totals.shippingMinor + totals.shippingTaxMinor).toBe(totals.totalMinor);
        expect(totals.subtotalMinor + totals.shippingMinor + totals.taxMinor).toBe(totals.totalMinor);
        expect(Math.min(totals.taxMinor, ...sums.map((entry) => entry.taxMinor))).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

test("a line that is not taxable and shipping that a rate spares bear no tax", () => {
  const totals = calculateTotals(
    [
      { key: "book", unitPriceMinor: 1000, quantity: 1, taxable: false, taxCategoryId: null },
      { key: "mug", unitPriceMinor: 1000, quantity: 2, taxable: true, taxCategoryId: null },
    ],
    500,
    {
      rates: [{ name: "Sales tax", ratePpm: 88_750, taxCategoryId: "standard", appliesToShipping: false }],
      defaultCategoryId: "standard",
    },
  );
  expect(totals.taxMinor).toBe(178);
  expect(totals.shippingTaxMinor).toBe(0);
  expect(totals.totalMinor).toBe(3678);
});
