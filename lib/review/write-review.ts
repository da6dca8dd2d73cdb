import { and, eq } from "drizzle-orm";
import { orderLine } from "@/db/schema/order";
import { review } from "@/db/schema/review";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { requireOrderHolder } from "@/lib/order/require-order-holder";
import { getReviewSettings } from "./get-review-settings";
import { lockReviewedProduct, type ReviewRow } from "./queries";
import { refreshRating } from "./refresh-rating";
import { isPaid } from "./rules";
import type { OwnReview, WriteReviewInput } from "./schema";
import { toOwnReview } from "./to-review";

/**
 * Writes the review of a product that an order holds. It waits for somebody of the shop, unless the setting says that
 * reviews are published at once. Sent twice, it is written once.
 *
 * @throws AppError `not_found` for an unknown order, another's, a line of another order, and a product that is gone;
 * `order_state` while the order is not paid; `conflict` when the order has another review of the product already.
 */
export function writeReview(ctx: Context, input: WriteReviewInput): Promise<OwnReview> {
  return ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    const order = await requireOrderHolder(inTx, input);
    if (!isPaid(order)) throw new AppError("order_state", "Only what was paid can be reviewed");
    const productId = await findProductId(inTx, input);
    const { publish } = await getReviewSettings(inTx);
    if (publish === "at_once") await lockReviewedProduct(tx, productId);
    const { authorName, rating, title, body, locale } = input;
    const [made] = await tx
      .insert(review)
      .values({
        productId,
        source: "order",
        orderId: order.id,
        orderLineId: input.lineId,
        ...{ authorName, rating, title, body, locale },
        status: publish === "at_once" ? "published" : "pending",
      })
      .onConflictDoNothing({ target: [review.orderId, review.productId] })
      .returning();
    if (!made) return toOwnReview(await findSame(inTx, { productId, input }));
    if (made.status === "published") await refreshRating(inTx, productId);
    return toOwnReview(made);
  });
}

async function findProductId({ db }: Context, { orderId, lineId }: WriteReviewInput): Promise<string> {
  const [line] = await db
    .select({ productId: orderLine.productId })
    .from(orderLine)
    .where(and(eq(orderLine.id, lineId), eq(orderLine.orderId, orderId)));
  if (!line) throw new AppError("not_found", "The order has no such line");
  if (!line.productId) throw new AppError("not_found", "The shop does not have this product any more");
  return line.productId;
}

/** A button that was pressed twice is no mistake; another text is. */
async function findSame(
  { db }: Context,
  { productId, input }: { productId: string; input: WriteReviewInput },
): Promise<ReviewRow> {
  const [existing] = await db
    .select()
    .from(review)
    .where(and(eq(review.orderId, input.orderId), eq(review.productId, productId)));
  const names = ["authorName", "rating", "title", "body"] as const;
  if (existing && names.every((name) => existing[name] === input[name])) return existing;
  throw new AppError("conflict", "You have reviewed this product already: change that review instead");
}
