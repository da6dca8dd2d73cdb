import { and, asc, desc, eq, gt, inArray, ne, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { media } from "@/db/schema/catalog";
import { fulfillment, fulfillmentLine } from "@/db/schema/fulfillment";
import {
  order,
  orderAddress,
  orderAdjustment,
  orderEvent,
  orderLine,
  orderPriceTrace,
  orderTaxLine,
  shippingLine,
} from "@/db/schema/order";
import { payment, refund, refundLine } from "@/db/schema/payment";
import { orderReturn, returnLine } from "@/db/schema/returns";
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

/** Whether the shopper has ordered since, from the same cart or with the same address, and that order stands. */
export async function hasLaterOrder(db: Db, row: OrderRow): Promise<boolean> {
  const sameAddress = eq(sql`lower(${order.email})`, row.email.toLowerCase());
  const later = await db
    .select({ id: order.id })
    .from(order)
    .where(
      and(
        gt(order.placedAt, row.placedAt),
        ne(order.status, "canceled"),
        row.cartId ? or(sameAddress, eq(order.cartId, row.cartId)) : sameAddress,
      ),
    )
    .limit(1);
  return later.length > 0;
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

/** What an order charges for: its lines and its shipping, without what else belongs to it. */
export async function selectChargedParts(db: Db, orderId: string) {
  const lines = await db
    .select()
    .from(orderLine)
    .where(eq(orderLine.orderId, orderId))
    .orderBy(asc(orderLine.position));
  const [shipping] = await db.select().from(shippingLine).where(eq(shippingLine.orderId, orderId));
  return { lines, shipping: shipping ?? null };
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
  const adjustments = await db
    .select()
    .from(orderAdjustment)
    .where(eq(orderAdjustment.orderId, orderId))
    .orderBy(asc(orderAdjustment.id));
  const moves = await selectOrderMoves(db, orderId);
  return {
    lines,
    shipping: shipping ?? null,
    addresses,
    taxes,
    adjustments,
    events,
    payments,
    ...moves,
  };
}

/** The trace that the order was placed with; null where no promotion was weighed. */
export async function findPriceTrace(db: Db, orderId: string): Promise<Record<string, unknown> | null> {
  const [row] = await db.select().from(orderPriceTrace).where(eq(orderPriceTrace.orderId, orderId));
  return row?.trace ?? null;
}

/** What has left of an order, what of its lines was given back or is about to be, and what comes back. */
export async function selectOrderMoves(db: Db, orderId: string) {
  const fulfillments = await db
    .select()
    .from(fulfillment)
    .where(eq(fulfillment.orderId, orderId))
    .orderBy(asc(fulfillment.createdAt), asc(fulfillment.id));
  const fulfillmentLines = await db
    .select({ line: fulfillmentLine })
    .from(fulfillmentLine)
    .innerJoin(fulfillment, eq(fulfillment.id, fulfillmentLine.fulfillmentId))
    .where(eq(fulfillment.orderId, orderId));
  const refundLines = await db
    .select({ line: refundLine, status: refund.status })
    .from(refundLine)
    .innerJoin(refund, eq(refund.id, refundLine.refundId))
    .innerJoin(payment, eq(payment.id, refund.paymentId))
    .where(eq(payment.orderId, orderId));
  const returnLines = await db
    .select({ line: returnLine, status: orderReturn.status })
    .from(returnLine)
    .innerJoin(orderReturn, eq(orderReturn.id, returnLine.returnId))
    .where(eq(orderReturn.orderId, orderId));
  return {
    fulfillments,
    fulfillmentLines: fulfillmentLines.map(({ line }) => line),
    refundLines: refundLines.filter(({ status }) => status !== "failed").map(({ line }) => line),
    // Units that were taken out stay out when their refund fails: it is made again, without goods.
    removedLines: refundLines.map(({ line }) => line),
    returnLines: returnLines.map(({ line, status }) => ({ ...line, status })),
  };
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
  const lines = await selectFulfillmentFacts(db, ids);
  return rows.map((row) => ({
    row,
    payments: payments.filter((entry) => entry.orderId === row.id),
    lines: lines.filter((entry) => entry.orderId === row.id),
  }));
}

/** How far each line of some orders has come. */
function selectFulfillmentFacts(db: Db, orderIds: string[]) {
  const fulfilled = sql<number>`coalesce((
    select sum(f.quantity) from fulfillment_line f where f.order_line_id = ${orderLine}.id), 0)::int`;
  const removed = sql<number>`coalesce((
    select sum(l.removed) from refund_line l where l.order_line_id = ${orderLine}.id), 0)::int`;
  return db
    .select({
      id: orderLine.id,
      orderId: orderLine.orderId,
      quantity: orderLine.quantity,
      requiresShipping: orderLine.requiresShipping,
      fulfilled,
      removed,
    })
    .from(orderLine)
    .where(inArray(orderLine.orderId, orderIds))
    .orderBy(asc(orderLine.orderId), asc(orderLine.position));
}

/** How far each line of one order has come; the caller holds its row lock where it counts. */
export async function selectOrderProgress(db: Db, orderId: string) {
  return selectFulfillmentFacts(db, [orderId]);
}
