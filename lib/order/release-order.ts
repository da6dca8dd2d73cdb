import { releaseStock } from "@/lib/inventory/release-stock";
import type { Context } from "@/lib/operation/context";
import { addOutboxEvent } from "@/lib/outbox/add-outbox-event";
import { releaseRedemptions } from "@/lib/promotion/release-redemptions";
import { moveOrder } from "./move-order";
import type { OrderRow } from "./queries";

/**
 * Cancels an order whose payment is over at the provider, and gives back its stock and what it had redeemed. The caller
 * holds the order's row lock and has asked the provider. Locks stock levels, then promotions, then codes, each in id
 * order.
 */
export async function releaseOrder(ctx: Context, row: OrderRow, reason: string): Promise<OrderRow> {
  const canceled = await moveOrder(ctx, row, "canceled", { reason });
  await releaseStock(ctx, row.id);
  await releaseRedemptions(ctx, row.id);
  await addOutboxEvent(ctx.db, "order/canceled", { orderId: row.id });
  return canceled;
}
