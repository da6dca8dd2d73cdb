import { and, asc, eq } from "drizzle-orm";
import { orderLine } from "@/db/schema/order";
import { review } from "@/db/schema/review";
import type { Context } from "@/lib/operation/context";
import { requireOrderHolder } from "@/lib/order/require-order-holder";
import { isPaid } from "./rules";
import type { ReviewableLine } from "./schema";
import { toOwnReview } from "./to-review";

/**
 * The lines of an order whose products can be reviewed, each product once, with what was written so far. None while
 * the order is not paid.
 *
 * @throws AppError `not_found` for whoever does not hold the order.
 */
export async function listOrderReviews(
  ctx: Context,
  input: { orderId: string; token?: string | undefined },
): Promise<{ data: ReviewableLine[] }> {
  const order = await requireOrderHolder(ctx, input);
  if (!isPaid(order)) return { data: [] };
  const rows = await ctx.db
    .select({ lineId: orderLine.id, productId: orderLine.productId, review })
    .from(orderLine)
    .leftJoin(review, and(eq(review.orderId, orderLine.orderId), eq(review.productId, orderLine.productId)))
    .where(eq(orderLine.orderId, order.id))
    .orderBy(asc(orderLine.position));
  const data: ReviewableLine[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    if (!row.productId || seen.has(row.productId)) continue;
    seen.add(row.productId);
    data.push({
      lineId: row.review?.orderLineId ?? row.lineId,
      review: row.review && toOwnReview(row.review),
    });
  }
  return { data };
}
