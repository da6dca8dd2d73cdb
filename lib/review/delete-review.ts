import { eq } from "drizzle-orm";
import { review } from "@/db/schema/review";
import type { Context } from "@/lib/operation/context";
import { requireOrderHolder } from "@/lib/order/require-order-holder";
import { isReviewOf, lockReview } from "./queries";
import { refreshRating } from "./refresh-rating";

/**
 * Takes one's own review away, with the merchant's reply; another may be written. Locks the product, then the review.
 *
 * @throws AppError `not_found` for whoever does not hold the order, and for a review of another one.
 */
export async function deleteReview(
  ctx: Context,
  input: { orderId: string; token?: string | undefined; reviewId: string },
): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    await requireOrderHolder(inTx, input);
    const row = await lockReview(tx, isReviewOf(input.orderId, input.reviewId));
    await tx.delete(review).where(eq(review.id, row.id));
    if (row.status === "published") await refreshRating(inTx, row.productId);
    return { id: row.id };
  });
}
