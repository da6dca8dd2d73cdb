import fc from "fast-check";
import { expect, test } from "vitest";
import { calculateLineRefund } from "./refund-rules";

test("however a line is given back, the parts sum to the whole, and differ by one unit at most", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000_000 }),
      fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 20 }),
      (totalMinor, steps) => {
        const quantity = steps.reduce((sum, step) => sum + step, 0);
        let line = { totalMinor, quantity, refundedQuantity: 0, refundedMinor: 0 };
        for (const units of steps) {
          const amount = calculateLineRefund(line, units) ?? Number.NaN;
          expect(amount).toBeGreaterThanOrEqual(0);
          expect(Math.abs(amount - (totalMinor * units) / quantity)).toBeLessThanOrEqual(1);
          line = {
            ...line,
            refundedQuantity: line.refundedQuantity + units,
            refundedMinor: line.refundedMinor + amount,
          };
        }
        expect(line.refundedMinor).toBe(totalMinor);
        expect(calculateLineRefund(line, 1)).toBeNull();
      },
    ),
    { numRuns: 2000 },
  );
});

test("after a refund that failed, the rest is never more than the line's total", () => {
  // The second of three units was given back, the first failed.
  const line = { totalMinor: 1000, quantity: 3, refundedQuantity: 1, refundedMinor: 334 };
  expect(calculateLineRefund(line, 2)).toBe(666);
});
