import { getEnv } from "@/lib/env/env";
import type { Context } from "@/lib/operation/context";
import { findOrderRow, selectOrderParts } from "@/lib/order/queries";
import type { Order } from "@/lib/order/schema";
import { toOrder } from "@/lib/order/to-order";

/** An order, and the address at which its shopper follows it. */
export async function loadMailedOrder(ctx: Context, orderId: string): Promise<{ order: Order; url: string }> {
  const row = await findOrderRow(ctx.db, orderId);
  if (!row) throw new Error(`order ${orderId} is gone`);
  const order = toOrder(row, await selectOrderParts(ctx.db, orderId));
  return { order, url: `${getEnv().APP_URL}/orders/${order.id}?token=${order.accessToken}` };
}
