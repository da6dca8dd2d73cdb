import { eq, sql } from "drizzle-orm";
import { orderEvent } from "@/db/schema/order";
import { outboxEvent } from "@/db/schema/platform";
import { makeVariant } from "@/db/testing/rows";
import { findOrderRow } from "@/lib/order/queries";
import { openCheckout } from "./checkout";
import type { Shop } from "./start-shop";

/** An order of 2000 that waits for its payment. */
export async function openOrder({ db, ctx }: Shop) {
  const { variantId } = await makeVariant(db, { taxable: false });
  return { variantId, ...(await openCheckout(ctx, [{ variantId, quantity: 2 }])) };
}

export async function statusOf({ db }: Shop, orderId: string) {
  return (await findOrderRow(db, orderId))?.status;
}

/** What the order's timeline says, in order. */
export async function timelineOf({ db }: Shop, orderId: string): Promise<string[]> {
  const rows = await db
    .select({ type: orderEvent.type })
    .from(orderEvent)
    .where(eq(orderEvent.orderId, orderId))
    .orderBy(orderEvent.createdAt, orderEvent.id);
  return rows.map(({ type }) => type);
}

/** The effects that the order's changes left in the outbox, in order. */
export async function effectsOf({ db }: Shop, orderId: string): Promise<string[]> {
  const rows = await db
    .select({ type: outboxEvent.type })
    .from(outboxEvent)
    .where(sql`${outboxEvent.data} ->> 'orderId' = ${orderId}`)
    .orderBy(outboxEvent.createdAt, outboxEvent.id);
  return rows.map(({ type }) => type);
}
