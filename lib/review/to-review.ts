import type { reviewSummary } from "@/db/schema/review";
import { toListedRating } from "@/lib/catalog/to-listed-rating";
import type { ReviewRow } from "./queries";
import type { AdminReview, OwnReview, RatingSummary, Review } from "./schema";

/** The review as everybody sees it. */
export function toReview(row: ReviewRow): Review {
  return {
    id: row.id,
    authorName: row.authorName,
    rating: row.rating,
    title: row.title,
    body: row.body,
    locale: row.locale,
    verified: row.source === "order",
    createdAt: row.createdAt.toISOString(),
    reply: row.reply !== null && row.repliedAt ? { body: row.reply, at: row.repliedAt.toISOString() } : null,
  };
}

/** As its author sees it; only one of an order has one. */
export function toOwnReview(row: ReviewRow): OwnReview {
  if (!row.orderLineId) throw new Error(`review ${row.id} is of no order`);
  return {
    ...toReview(row),
    lineId: row.orderLineId,
    productId: row.productId,
    status: row.status,
    reason: row.reason,
  };
}

export function toAdminReview(row: ReviewRow, product: AdminReview["product"]): AdminReview {
  return {
    ...toReview(row),
    product,
    orderId: row.orderId,
    status: row.status,
    reason: row.reason,
    moderatedBy: row.moderatedBy,
    moderatedAt: row.moderatedAt?.toISOString() ?? null,
    version: row.version,
  };
}

export function toRatingSummary(row: typeof reviewSummary.$inferSelect | undefined): RatingSummary {
  const counts = row ? [row.stars5, row.stars4, row.stars3, row.stars2, row.stars1] : [0, 0, 0, 0, 0];
  return {
    count: row?.count ?? 0,
    average: toListedRating(row).ratingAverage,
    stars: counts.map((count, index) => ({ stars: 5 - index, count })),
  };
}
