import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyRate, apportion, extractRate } from "./apportion";

const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 50 });

describe("apportion", () => {
  test("parts sum to the whole, and none is negative", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), weights, (total, list) => {
        fc.pre(total === 0 || list.some((weight) => weight > 0));
        const parts = apportion(total, list);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("no part is a whole unit away from its exact share", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), weights, (total, list) => {
        const sum = list.reduce((a, b) => a + b, 0);
        fc.pre(sum > 0);
        apportion(total, list).forEach((part, index) => {
          expect(Math.abs(part - (total * (list[index] ?? 0)) / sum)).toBeLessThan(1);
        });
      }),
    );
  });

  test("ties go to the earlier part", () => {
    expect(apportion(1, [1, 1])).toEqual([1, 0]);
    expect(apportion(100, [1, 1, 1])).toEqual([34, 33, 33]);
  });
});

describe("applyRate", () => {
  test("rounds half up", () => {
    expect(applyRate(100, 88_750)).toBe(9);
    expect(applyRate(1000, 88_750)).toBe(89);
    expect(applyRate(0, 200_000)).toBe(0);
  });
});

test("a rate rounds to the step that can be charged", () => {
  expect(applyRate(1000, 88_750, 10)).toBe(90);
  expect(applyRate(1000, 84_000, 10)).toBe(80);
});

test("what a gross amount holds, put on top of the rest, is the gross amount again", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.integer({ min: 0, max: 1_000_000 }),
      (gross, ratePpm) => {
        const held = extractRate(gross, ratePpm);
        expect(held).toBeGreaterThanOrEqual(0);
        expect(held).toBeLessThanOrEqual(gross);
        expect(Math.abs(gross - held + applyRate(gross - held, ratePpm) - gross)).toBeLessThanOrEqual(1);
      },
    ),
  );
  expect(extractRate(1200, 200_000)).toBe(200);
  expect(extractRate(100, 190_000)).toBe(16);
});
