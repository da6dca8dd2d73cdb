import type { Metric, Rating } from "./schema";

/** Up to where a metric is good, and from where it is poor: web.dev/articles/vitals. CLS in thousandths. */
export const thresholds: Readonly<Record<Metric, readonly [good: number, poor: number]>> = {
  LCP: [2500, 4000],
  INP: [200, 500],
  CLS: [100, 250],
  FCP: [1800, 3000],
  TTFB: [800, 1800],
};

/** Ends of the buckets as shares of a metric's `good` end: fine below it, coarse above, the last without end. */
const steps = [
  0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.4, 1.6, 2, 2.5, 4, 8, 24,
];

/** Ends of a metric's buckets, rising; both thresholds are among them, so that ratings are exact. */
export function bucketsOf(metric: Metric): number[] {
  const [good, poor] = thresholds[metric];
  return [...new Set([...steps.map((step) => Math.round(step * good)), poor])].toSorted((a, b) => a - b);
}

/** The end of the bucket that a measured value falls into; what is larger than all falls into the last. */
export function bucketOf(metric: Metric, value: number): number {
  const units = metric === "CLS" ? value * 1000 : value;
  const ends = bucketsOf(metric);
  return ends.find((end) => units <= end) ?? ends.at(-1) ?? 0;
}

export type Bucket = { upTo: number; count: number };

/**
 * The 75th percentile, as the end of the bucket that holds it: three of four visits were at least as good.
 *
 * @param buckets in any order, at least one with a count above 0.
 */
export function calculateP75(buckets: readonly Bucket[]): number {
  const sorted = buckets.toSorted((a, b) => a.upTo - b.upTo);
  const wanted = countOf(sorted) * 0.75;
  let seen = 0;
  for (const { upTo, count } of sorted) {
    seen += count;
    if (seen >= wanted) return upTo;
  }
  throw new Error("a percentile of nothing");
}

export function countOf(buckets: readonly Bucket[]): number {
  return buckets.reduce((sum, { count }) => sum + count, 0);
}

export function rate(metric: Metric, units: number): Rating {
  const [good, poor] = thresholds[metric];
  if (units <= good) return "good";
  return units <= poor ? "needs improvement" : "poor";
}
