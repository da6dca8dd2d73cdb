import fc from "fast-check";
import { expect, test } from "vitest";
import { calculateManualDiscount } from "./manual-discount";

const lineArb = (step: number) => fc.nat({ max: 50_000 }).map((units) => units * step);

test("shares of a discount by hand sum to it, and none is above what its line costs, in steps that can be charged", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(1, 10, 100).chain((step) =>
        fc.record({
          step: fc.constant(step),
          costs: fc.array(lineArb(step), { minLength: 1, maxLength: 20 }),
          percentPpm: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
          amountMinor: fc.integer({ min: 1, max: 10_000_000 }),
        }),
      ),
      ({ step, costs, percentPpm, amountMinor }) => {
        const lines = costs.map((leftMinor, index) => ({ key: String(index), leftMinor }));
        const discount = { percentPpm, amountMinor: percentPpm === null ? amountMinor : null, reason: "r" };
        const found = calculateManualDiscount(lines, discount, step);
        const most = costs.reduce((sum, cost) => sum + cost, 0);
        if (!found) return;
        expect(found.amountMinor).toBeGreaterThan(0);
        expect(found.amountMinor).toBeLessThanOrEqual(most);
        expect(found.amountMinor % step).toBe(0);
        expect(found.lines.reduce((sum, share) => sum + share.amountMinor, 0)).toBe(found.amountMinor);
        for (const share of found.lines) {
          expect(share.amountMinor).toBeGreaterThan(0);
          expect(share.amountMinor % step).toBe(0);
          expect(share.amountMinor).toBeLessThanOrEqual(costs[Number(share.key)] ?? 0);
        }
      },
    ),
    { numRuns: 1000 },
  );
});

test("all of it can be taken off, and nothing of nothing", () => {
  const all = { percentPpm: 1_000_000, amountMinor: null, reason: "r" };
  expect(calculateManualDiscount([{ key: "a", leftMinor: 999 }], all, 1)?.amountMinor).toBe(999);
  expect(calculateManualDiscount([{ key: "a", leftMinor: 0 }], all, 1)).toBeNull();
  const more = { percentPpm: null, amountMinor: 5000, reason: "r" };
  expect(calculateManualDiscount([{ key: "a", leftMinor: 999 }], more, 1)?.amountMinor).toBe(999);
});
