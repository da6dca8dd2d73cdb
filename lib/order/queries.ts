import { and, asc, desc, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { media } from "@/db/schema/catalog";
import { order, orderAddress, orderEvent, orderLine, orderTaxLine, shippingLine } from "@/db/schema/order";
import { payment } from "@/db/schema/payment";
import { AppError } from "@/lib/errors/app-error";

export type OrderRow = typeof order.$inferSelect;

/** Locks the order until the transaction ends. @throws AppError `not_found`. */
export async function lockOrder(db: Db, orderId: string): Promise<OrderRow> {
  const [row] = await db.select().from(order).where(eq(order.id, orderId)).for("update");
  if (!row) throw new AppError("not_found", "There is no such order");
  return row;
}

/** The order that the cart leads to and that is not canceled. */
export async function findLiveOrderOfCart(db: Db, cartRowId: string): Promise<OrderRow | null> {
  const [row] = await db
    .select()
    .from(order)
    .where(and(eq(order.cartId, cartRowId), ne(order.status, "canceled")));
  return row ?? null;
}

export async function findOrderRow(db: Db, orderId: string): Promise<OrderRow | null> {
  const [row] = await db.select().from(order).where(eq(order.id, orderId));
  return row ?? null;
}

/** Both in one question, so that a number that exists takes no other time than one that does not. */
export async function findOrderByNumberAndEmail(
  db: Db,
  { number, email }: { number: string; email: string },
): Promise<OrderRow | null> {
  const [row] = await db
    .select()
    .from(order)
    .where(and(eq(order.number, number), eq(sql`lower(${order.email})`, email.toLowerCase())));
  return row ?? null;
}

export type OrderParts = Awaited<ReturnType<typeof selectOrderParts>>;

/** Everything that belongs to one order. */
export async function selectOrderParts(db: Db, orderId: string) {
  const lines = await db
    .select({ line: orderLine, picture: media })
    .from(orderLine)
    .leftJoin(media, eq(media.storageKey, orderLine.mediaKey))
    .where(eq(orderLine.orderId, orderId))
    .orderBy(asc(orderLine.position));
  const [shipping] = await db.select().from(shippingLine).where(eq(shippingLine.orderId, orderId));
  const addresses = await db.select().from(orderAddress).where(eq(orderAddress.orderId, orderId));
  const taxes = await db.select().from(orderTaxLine).where(eq(orderTaxLine.orderId, orderId));
  const events = await db
    .select()
    .from(orderEvent)
    .where(eq(orderEvent.orderId, orderId))
    .orderBy(asc(orderEvent.createdAt), asc(orderEvent.id))
    .limit(500);
  const payments = await db
    .select()
    .from(payment)
    .where(eq(payment.orderId, orderId))
    .orderBy(asc(payment.attempt));
  return { lines, shipping: shipping ?? null, addresses, taxes, events, payments };
}

/** A page of orders, latest first, with what a row of a list shows. */
export async function selectOrderPage(db: Db, where: SQL | undefined, limit: number) {
  const rows = await db
    .select()
    .from(order)
    .where(where)
    .orderBy(desc(order.placedAt), desc(order.id))
    .limit(limit);
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const payments = await db
    .select()
    .from(payment)
    .where(inArray(payment.orderId, ids))
    .orderBy(asc(payment.attempt));
  const quantities = await db
    .select({ orderId: orderLine.orderId, quantity: sql<number>`sum(${orderLine.quantity})::int` })
    .from(orderLine)
    .where(inArray(orderLine.orderId, ids))
    .groupBy(orderLine.orderId);
  const quantityOf = new Map(quantities.map((entry) => [entry.orderId, entry.quantity]));
  return rows.map((row) => ({
    row,
    payments: payments.filter((entry) => entry.orderId === row.id),
    quantity: quantityOf.get(row.id) ?? 0,
  }));
}
