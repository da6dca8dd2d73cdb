import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addPart,
  differsFromIssue,
  formatNumber,
  grossOf,
  type Part,
  planCredit,
  resolveSupply,
  scaleParts,
  splitPart,
  sumTaxes,
} from "./rules";

test("a number names its series and year, and keeps its order when sorted as text up to a million", () => {
  expect(formatNumber("INV", 2026, 1)).toBe("INV-2026-000001");
  expect(formatNumber("CN", 2027, 1_234_567)).toBe("CN-2027-1234567");
});

test("the date of supply is that of the last parcel once all has left, and of the payment before", () => {
  const [paidAt, first, last] = [1, 2, 3].map((day) => new Date(Date.UTC(2026, 0, day))) as [
    Date,
    Date,
    Date,
  ];
  const parcels = [last, first];
  expect(resolveSupply({ parcels, isComplete: true }, paidAt)).toEqual({ kind: "delivered", at: last });
  expect(resolveSupply({ parcels, isComplete: false }, paidAt)).toEqual({ kind: "paid", at: paidAt });
  expect(resolveSupply({ parcels: [], isComplete: true }, paidAt)).toEqual({ kind: "paid", at: paidAt });
});

test("it is named where its day is another than that of the issue", () => {
  expect(differsFromIssue("2026-01-01T23:59:59.000Z", "2026-01-02T00:00:00.000Z")).toBe(true);
  expect(differsFromIssue("2026-01-02T00:00:00.000Z", "2026-01-02T23:59:59.000Z")).toBe(false);
});

const amount = fc.integer({ min: 0, max: 5_000_000 });
const part = fc.record({
  netMinor: amount,
  taxes: fc.array(
    fc.record({
      name: fc.constantFrom("State", "City"),
      ratePpm: fc.constantFrom(70_000, 190_000),
      amountMinor: amount,
    }),
    { maxLength: 3 },
  ),
});
const parts = fc.array(part, { minLength: 1, maxLength: 6 });
const sum = (all: readonly Part[]) => all.reduce((total, one) => total + grossOf(one), 0);
const amountsOf = ({ netMinor, taxes }: Part) => [netMinor, ...taxes.map((tax) => tax.amountMinor)];

test("a share of a part sums to its amount, and holds no more of anything than the part does", () => {
  fc.assert(
    fc.property(part, fc.double({ min: 0, max: 1, noNaN: true }), (whole, share) => {
      const amountMinor = Math.floor(grossOf(whole) * share);
      const taken = splitPart(whole, amountMinor);
      expect(grossOf(taken)).toBe(amountMinor);
      for (const [at, minor] of amountsOf(taken).entries()) {
        expect(minor).toBeGreaterThanOrEqual(0);
        expect(minor).toBeLessThanOrEqual(amountsOf(whole)[at] ?? 0);
      }
    }),
  );
});

test("what is charged in full stays as it was agreed; of less, every part and tax has its share", () => {
  fc.assert(
    fc.property(parts, (whole) => {
      expect(scaleParts(whole, sum(whole))).toEqual(whole);
      const half = Math.floor(sum(whole) / 2);
      expect(sum(scaleParts(whole, half))).toBe(half);
    }),
  );
});

describe("credit notes", () => {
  test("one after the other, named or not, give back every unit of net and tax once, and never more", () => {
    const refunds = fc.array(
      fc.record({
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        at: fc.nat(5),
        isNamed: fc.boolean(),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(parts, refunds, (whole, asked) => {
        let left: Part[] = whole;
        for (const { share, at, isNamed } of asked) {
          const amountMinor = Math.floor(sum(left) * share);
          const credit = planCredit(
            left,
            amountMinor,
            left.map((_, index) => (isNamed && index === at ? amountMinor : 0)),
          );
          expect(sum(credit)).toBe(amountMinor);
          left = left.map((one, index) => addPart(one, credit[index] ?? one, -1));
          for (const one of left) expect(Math.min(...amountsOf(one))).toBeGreaterThanOrEqual(0);
        }
        const last = planCredit(left, sum(left), []);
        expect(last).toEqual(left);
        expect(() => planCredit(left, sum(left) + 1, [])).toThrow(RangeError);
      }),
    );
  });

  test("a line that is named is credited with its own tax alone", () => {
    const mug = { netMinor: 1000, taxes: [{ name: "VAT", ratePpm: 190_000, amountMinor: 190 }] };
    const book = { netMinor: 2000, taxes: [{ name: "VAT", ratePpm: 70_000, amountMinor: 140 }] };
    const credit = planCredit([mug, book], 1070, [0, 1070]);
    expect(credit).toEqual([
      { netMinor: 0, taxes: [{ name: "VAT", ratePpm: 190_000, amountMinor: 0 }] },
      { netMinor: 1000, taxes: [{ name: "VAT", ratePpm: 70_000, amountMinor: 70 }] },
    ]);
    expect(sumTaxes(credit)).toEqual([{ name: "VAT", ratePpm: 70_000, netMinor: 1000, amountMinor: 70 }]);
  });
});
