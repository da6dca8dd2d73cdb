import { and, desc, eq, type SQL } from "drizzle-orm";
import type { Db } from "@/db/client";
import { product } from "@/db/schema/catalog";
import { review } from "@/db/schema/review";
import { AppError } from "@/lib/errors/app-error";

export type ReviewRow = typeof review.$inferSelect;

/**
 * Locks the product, before any of its reviews: so all that its rating is made of changes one after another. As weak as
 * that allows: who buys the product meanwhile does not wait.
 */
export async function lockReviewedProduct(db: Db, productId: string): Promise<void> {
  await db.select({ id: product.id }).from(product).where(eq(product.id, productId)).for("no key update");
}

/** Locks the review's product, then the review. @throws AppError `not_found`. */
export async function lockReview(db: Db, where: SQL | undefined): Promise<ReviewRow> {
  const [found] = await db.select({ productId: review.productId }).from(review).where(where);
  if (found) {
    await lockReviewedProduct(db, found.productId);
    // It may have gone, or changed, while the product was waited for.
    const [row] = await db.select().from(review).where(where).for("update");
    if (row) return row;
  }
  throw new AppError("not_found", "There is no such review");
}

export const isReviewOf = (orderId: string, reviewId: string) =>
  and(eq(review.id, reviewId), eq(review.orderId, orderId));

/** A page of reviews with their products, latest first. */
export function selectReviewPage(db: Db, where: SQL | undefined, limit: number) {
  return db
    .select({ row: review, product: { id: product.id, handle: product.handle, title: product.title } })
    .from(review)
    .innerJoin(product, eq(product.id, review.productId))
    .where(where)
    .orderBy(desc(review.createdAt), desc(review.id))
    .limit(limit);
}
