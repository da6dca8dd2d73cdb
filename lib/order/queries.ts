import { and, asc, desc, eq, gt, inArray, ne, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { media } from "@/db/schema/catalog";
import { draftOrder } from "@/db/schema/draft-order";
import { fulfillment, fulfillmentLine } from "@/db/schema/fulfillment";
import {
  order,
  orderAddress,
  orderAdjustment,
  orderEvent,
  orderEventPersonal,
  orderLine,
  orderPriceTrace,
  orderTaxLine,
  shippingLine,
} from "@/db/schema/order";
import { payment, refund, refundLine } from "@/db/schema/payment";
import { orderReturn, returnLine } from "@/db/schema/returns";
import { type Rows, selectLists } from "@/db/select-lists";
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

/** Orders that were confirmed between an hour and a minute ago, and of which no mail of this kind has left. */
export async function listUntoldOrders(db: Db, kind: string, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: order.id })
    .from(order)
    .where(
      and(
        inArray(order.status, ["confirmed", "completed"]),
        sql`${order.confirmedAt} between now() - interval '1 hour' and now() - interval '1 minute'`,
        // Read from the index by time of placing. What its bank confirms days later is told by the job alone.
        sql`${order.placedAt} > now() - interval '1 day'`,
        sql`not exists (select from sent_mail m
          where m.kind = ${kind} and m.subject_id = ${order.id}::text and m.sent_at is not null)`,
      ),
    )
    .orderBy(asc(order.confirmedAt))
    .limit(limit);
  return rows.map(({ id }) => id);
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

/** The draft whose cart it was. */
export async function findDraft(
  db: Db,
  cartId: string,
): Promise<{ id: string; number: string; createdBy: string } | null> {
  const [row] = await db
    .select({ id: draftOrder.id, number: draftOrder.number, createdBy: draftOrder.createdBy })
    .from(draftOrder)
    .where(eq(draftOrder.cartId, cartId));
  return row ?? null;
}

/** What an order charges for: its lines and its shipping, without what else belongs to it. */
export async function selectChargedParts(db: Db, orderId: string) {
  const { lines, shipping } = await selectLists(db, {
    lines: { from: orderLine, where: eq(orderLine.orderId, orderId), orderBy: [asc(orderLine.position)] },
    shipping: { from: shippingLine, where: eq(shippingLine.orderId, orderId) },
  });
  return { lines, shipping: shipping[0] ?? null };
}

export type OrderParts = Awaited<ReturnType<typeof selectOrderParts>>;

/** Everything that belongs to one order, as it is at one time. */
export async function selectOrderParts(db: Db, orderId: string) {
  const { lines, pictures, shipping, events, personal, ...rest } = await selectLists(db, {
    lines: { from: orderLine, where: eq(orderLine.orderId, orderId), orderBy: [asc(orderLine.position)] },
    pictures: {
      from: media,
      where: sql`${media.storageKey} in (select l.media_key from order_line l where l.order_id = ${orderId})`,
    },
    shipping: { from: shippingLine, where: eq(shippingLine.orderId, orderId) },
    addresses: { from: orderAddress, where: eq(orderAddress.orderId, orderId) },
    taxes: { from: orderTaxLine, where: eq(orderTaxLine.orderId, orderId) },
    adjustments: {
      from: orderAdjustment,
      where: eq(orderAdjustment.orderId, orderId),
      orderBy: [asc(orderAdjustment.id)],
    },
    events: {
      from: orderEvent,
      where: eq(orderEvent.orderId, orderId),
      orderBy: [asc(orderEvent.createdAt), asc(orderEvent.id)],
      limit: 500,
    },
    personal: { from: orderEventPersonal, where: eq(orderEventPersonal.orderId, orderId) },
    payments: { from: payment, where: eq(payment.orderId, orderId), orderBy: [asc(payment.attempt)] },
    ...movesOf(orderId),
  });
  const pictureOf = new Map(pictures.map((picture) => [picture.storageKey, picture]));
  const personalOf = new Map(personal.map(({ orderEventId, data }) => [orderEventId, data]));
  return {
    lines: lines.map((line) => ({ line, picture: pictureOf.get(line.mediaKey ?? "") ?? null })),
    shipping: shipping[0] ?? null,
    events: events.map((event) => ({ ...event, data: { ...event.data, ...personalOf.get(event.id) } })),
    addresses: rest.addresses,
    taxes: rest.taxes,
    adjustments: rest.adjustments,
    payments: rest.payments,
    ...toMoves(rest),
  };
}

/** The trace that the order was placed with; null where no promotion was weighed. */
export async function findPriceTrace(db: Db, orderId: string): Promise<Record<string, unknown> | null> {
  const [row] = await db.select().from(orderPriceTrace).where(eq(orderPriceTrace.orderId, orderId));
  return row?.trace ?? null;
}

/** What has left of an order, what of its lines was given back or is about to be, and what comes back. */
export async function selectOrderMoves(db: Db, orderId: string) {
  return toMoves(await selectLists(db, movesOf(orderId)));
}

function movesOf(orderId: string) {
  const ofPayments = sql`(select p.id from payment p where p.order_id = ${orderId})`;
  const ofRefunds = sql`(select r.id from refund r where r.payment_id in ${ofPayments})`;
  const ofFulfillments = sql`(select f.id from fulfillment f where f.order_id = ${orderId})`;
  const ofReturns = sql`(select r.id from "return" r where r.order_id = ${orderId})`;
  return {
    fulfillments: {
      from: fulfillment,
      where: eq(fulfillment.orderId, orderId),
      orderBy: [asc(fulfillment.createdAt), asc(fulfillment.id)],
    },
    fulfillmentLines: {
      from: fulfillmentLine,
      where: sql`${fulfillmentLine.fulfillmentId} in ${ofFulfillments}`,
    },
    refunds: { from: refund, where: sql`${refund.paymentId} in ${ofPayments}` },
    refundLines: { from: refundLine, where: sql`${refundLine.refundId} in ${ofRefunds}` },
    returns: { from: orderReturn, where: eq(orderReturn.orderId, orderId) },
    returnLines: { from: returnLine, where: sql`${returnLine.returnId} in ${ofReturns}` },
  };
}

function toMoves(rows: Rows<ReturnType<typeof movesOf>>) {
  const failed = new Set(rows.refunds.flatMap(({ id, status }) => (status === "failed" ? [id] : [])));
  const statusOf = new Map(rows.returns.map(({ id, status }) => [id, status]));
  return {
    fulfillments: rows.fulfillments,
    fulfillmentLines: rows.fulfillmentLines,
    refundLines: rows.refundLines.filter(({ refundId }) => !failed.has(refundId)),
    // Units that were taken out stay out when their refund fails: it is made again, without goods.
    removedLines: rows.refundLines,
    returnLines: rows.returnLines.flatMap((line) => {
      const status = statusOf.get(line.returnId);
      return status ? [{ ...line, status }] : [];
    }),
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
