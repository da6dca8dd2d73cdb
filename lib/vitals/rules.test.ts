import fc from "fast-check";
import { expect, test } from "vitest";
import { bucketOf, bucketsOf, calculateP75, rate, thresholds } from "./rules";
import { metrics } from "./schema";

const metric = fc.constantFrom(...metrics);

test("a value's rating is its bucket's rating, whatever the value", () => {
  fc.assert(
    fc.property(metric, fc.double({ min: 0, max: 600_000, noNaN: true }), (name, value) => {
      const units = name === "CLS" ? value * 1000 : value;
      expect(rate(name, bucketOf(name, value))).toBe(rate(name, units));
    }),
  );
});

test("buckets rise, are few, and hold both thresholds", () => {
  for (const name of metrics) {
    const ends = bucketsOf(name);
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    expect(ends.length).toBeLessThan(25);
    expect(ends).toEqual(expect.arrayContaining([...thresholds[name]]));
  }
});

test("three of four visits are at least as good as the 75th percentile, and fewer are at any bucket below", () => {
  const buckets = fc.uniqueArray(
    fc.record({ upTo: fc.nat({ max: 1000 }), count: fc.integer({ min: 1, max: 1000 }) }),
    { selector: ({ upTo }) => upTo, minLength: 1, maxLength: 25 },
  );
  fc.assert(
    fc.property(buckets, (all) => {
      const p75 = calculateP75(all);
      const sum = all.reduce((total, { count }) => total + count, 0);
      const within = (end: (upTo: number) => boolean) =>
        all.filter(({ upTo }) => end(upTo)).reduce((total, { count }) => total + count, 0);
      expect(within((upTo) => upTo <= p75)).toBeGreaterThanOrEqual(sum * 0.75);
      expect(within((upTo) => upTo < p75)).toBeLessThan(sum * 0.75);
    }),
  );
});
