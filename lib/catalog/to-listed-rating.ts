/** What lists show of a product's published reviews: the average to a tenth, null without any. */
export function toListedRating(summary: { count: number; ratingSum: number } | undefined): {
  ratingAverage: number | null;
  ratingCount: number;
} {
  if (!summary || summary.count === 0) return { ratingAverage: null, ratingCount: 0 };
  return {
    ratingAverage: Math.round((summary.ratingSum * 10) / summary.count) / 10,
    ratingCount: summary.count,
  };
}
