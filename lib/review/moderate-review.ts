import { eq } from "drizzle-orm";
import { product } from "@/db/schema/catalog";
import { review } from "@/db/schema/review";
import { AppError } from "@/lib/errors/app-error";
import { actorName, type Context } from "@/lib/operation/context";
import { lockReview, type ReviewRow } from "./queries";
import { refreshRating } from "./refresh-rating";
import type { AdminReview, ModerateReviewInput } from "./schema";
import { toAdminReview } from "./to-review";

/**
 * Publishes a review, rejects it with a reason for its author, or sets the merchant's reply; what the input does not
 * name stays. Locks the product, then the review.
 *
 * @throws AppError `not_found`; `version_conflict` when it was changed since `expectedVersion` was read, by its author
 * or by a colleague.
 */
export function moderateReview(ctx: Context, input: ModerateReviewInput): Promise<AdminReview> {
  return ctx.db.transaction(async (tx) => {
    const before = await lockReview(tx, eq(review.id, input.reviewId));
    if (input.expectedVersion !== undefined && input.expectedVersion !== before.version) {
      throw new AppError("version_conflict", "The review was changed in the meantime: read it again", {
        details: { version: before.version },
      });
    }
    const [after] = await tx
      .update(review)
      .set({ ...verdictOf(ctx, input), ...replyOf(before, input), version: before.version + 1 })
      .where(eq(review.id, before.id))
      .returning();
    if (!after) throw new Error(`review ${before.id} is gone`);
    if ([before.status, after.status].includes("published"))
      await refreshRating({ ...ctx, db: tx }, before.productId);
    const [shown] = await tx
      .select({ id: product.id, handle: product.handle, title: product.title })
      .from(product)
      .where(eq(product.id, before.productId));
    if (!shown) throw new Error(`product ${before.productId} is gone`);
    return toAdminReview(after, shown);
  });
}

function verdictOf({ actor }: Context, { status, reason }: ModerateReviewInput): Partial<ReviewRow> {
  if (!status) return {};
  return {
    status,
    reason: status === "rejected" ? (reason ?? "") : null,
    moderatedBy: actorName(actor),
    moderatedAt: new Date(),
  };
}

/** The same words keep their date. */
function replyOf(before: ReviewRow, { reply }: ModerateReviewInput): Partial<ReviewRow> {
  if (reply === undefined || (reply ?? "") === (before.reply ?? "")) return {};
  return reply ? { reply, repliedAt: new Date() } : { reply: null, repliedAt: null };
}
