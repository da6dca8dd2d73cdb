import { eq, sql } from "drizzle-orm";
import { pipelined } from "@/db/pipelined";
import { cart } from "@/db/schema/cart";
import { allocateStock } from "@/lib/inventory/allocate-stock";
import type { Context } from "@/lib/operation/context";
import { addOutboxEvent } from "@/lib/outbox/add-outbox-event";
import { moveOrder } from "./move-order";
import type { OrderRow } from "./queries";

/**
 * Confirms a paid (or free) order: allocates its stock, closes its cart, and leaves the mail to the outbox.
 * The caller holds the order's row lock. Locks the cart, then stock levels in id order, as placing
 * an order does.
 */
export async function confirmOrder(ctx: Context, row: OrderRow): Promise<OrderRow> {
  const [confirmed] = await pipelined(
    moveOrder(ctx, row, "confirmed"),
    row.cartId
      ? ctx.db.update(cart).set({ completedAt: sql`now()` }).where(eq(cart.id, row.cartId))
      : Promise.resolve(),
    addOutboxEvent(ctx.db, "order/confirmed", { orderId: row.id }),
    allocateStock(ctx, row.id),
  );
  return confirmed;
}
