import { and, asc, eq, inArray } from "drizzle-orm";
import { fulfillment } from "@/db/schema/fulfillment";
import { order } from "@/db/schema/order";
import type { Context } from "@/lib/operation/context";
import { requireCustomer } from "@/lib/operation/require-customer";
import { orderPage, pageAfter } from "./list-orders";
import type { OwnOrder } from "./schema";

/**
 * A page of the orders of the customer who asks, latest first, with the parcels that have left.
 *
 * @throws AppError `unauthenticated`, `invalid_cursor`.
 */
export async function listOwnOrders(
  ctx: Context,
  input: { cursor?: string | undefined; limit: number },
): Promise<{ data: OwnOrder[]; nextCursor: string | null }> {
  const { customerId } = requireCustomer(ctx);
  const own = eq(order.customerId, customerId);
  const page = await orderPage(
    ctx,
    and(own, input.cursor ? pageAfter(input.cursor) : undefined),
    input.limit,
  );
  const ids = page.data.map(({ id }) => id);
  const parcels =
    ids.length === 0
      ? []
      : await ctx.db
          .select()
          .from(fulfillment)
          .where(inArray(fulfillment.orderId, ids))
          .orderBy(asc(fulfillment.createdAt), asc(fulfillment.id));
  return {
    ...page,
    data: page.data.map((summary) => ({
      ...summary,
      parcels: parcels
        .filter(({ orderId }) => orderId === summary.id)
        .map(({ id, carrier, trackingNumber, trackingUrl }) => ({
          id,
          carrier,
          trackingNumber,
          trackingUrl,
        })),
    })),
  };
}
