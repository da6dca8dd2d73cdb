import { eq } from "drizzle-orm";
import { review } from "@/db/schema/review";
import type { Context } from "@/lib/operation/context";
import { requireOrderHolder } from "@/lib/order/require-order-holder";
import { getReviewSettings } from "./get-review-settings";
import { isReviewOf, lockReview } from "./queries";
import { refreshRating } from "./refresh-rating";
import type { OwnReview, UpdateReviewInput } from "./schema";
import { toOwnReview } from "./to-review";

/**
 * Changes one's own review. It goes back to those that wait: what was published was another text. Locks the product,
 * then the review.
 *
 * @throws AppError `not_found` for whoever does not hold the order, and for a review of another one.
 */
export function updateReview(ctx: Context, input: UpdateReviewInput): Promise<OwnReview> {
  return ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    await requireOrderHolder(inTx, input);
    const before = await lockReview(tx, isReviewOf(input.orderId, input.reviewId));
    const { publish } = await getReviewSettings(inTx);
    const { authorName, rating, title, body, locale } = input;
    const [after] = await tx
      .update(review)
      .set({
        ...{ authorName, rating, title, body, locale },
        status: publish === "at_once" ? "published" : "pending",
        reason: null,
        moderatedBy: null,
        moderatedAt: null,
        version: before.version + 1,
      })
      .where(eq(review.id, before.id))
      .returning();
    if (!after) throw new Error(`review ${before.id} is gone`);
    if ([before.status, after.status].includes("published")) await refreshRating(inTx, before.productId);
    return toOwnReview(after);
  });
}
