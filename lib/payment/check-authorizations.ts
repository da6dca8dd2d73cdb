import { and, asc, eq, lt, notExists, sql } from "drizzle-orm";
import { order, orderEvent } from "@/db/schema/order";
import { capture, payment } from "@/db/schema/payment";
import type { Context } from "@/lib/operation/context";
import { addOrderEvent } from "@/lib/order/add-order-event";
import { lockOrder } from "@/lib/order/queries";
import { WARNING_HOURS } from "./rules";

const BATCH = 50;
const WARNED = "authorization_ending";

/** Captures whose answer never came: those that were tried last come last. */
export async function listPendingCaptures(ctx: Context): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: capture.id })
    .from(capture)
    .where(and(eq(capture.status, "pending"), lt(capture.createdAt, sql`now() - interval '20 seconds'`)))
    .orderBy(asc(capture.createdAt))
    .limit(BATCH);
  return rows.map(({ id }) => id);
}

/** Authorizations of canceled orders, which nobody will capture. */
export async function listHeldPayments(ctx: Context): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: payment.id })
    .from(payment)
    .innerJoin(order, eq(order.id, payment.orderId))
    .where(
      and(
        eq(payment.status, "authorized"),
        eq(order.status, "canceled"),
        lt(order.canceledAt, sql`now() - interval '20 seconds'`),
      ),
    )
    .orderBy(asc(payment.authorizedUntil))
    .limit(BATCH);
  return rows.map(({ id }) => id);
}

/** Orders whose authorization ends soon, and whose timeline does not say so yet. */
export async function listEndingAuthorizations(ctx: Context): Promise<string[]> {
  const said = ctx.db
    .select({ id: orderEvent.id })
    .from(orderEvent)
    .where(and(eq(orderEvent.orderId, payment.orderId), eq(orderEvent.type, WARNED)));
  const rows = await ctx.db
    .select({ orderId: payment.orderId })
    .from(payment)
    .where(
      and(
        eq(payment.status, "authorized"),
        lt(payment.authorizedUntil, sql`now() + make_interval(hours => ${WARNING_HOURS})`),
        notExists(said),
      ),
    )
    .orderBy(asc(payment.authorizedUntil))
    .limit(BATCH);
  return rows.map(({ orderId }) => orderId);
}

/** Says on the order's timeline that its authorization ends soon, once. Locks the order. */
export function warnOfEnd(ctx: Context, orderId: string): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    await lockOrder(tx, orderId);
    const [held] = await tx
      .select()
      .from(payment)
      .where(and(eq(payment.orderId, orderId), eq(payment.status, "authorized")));
    const said = await tx
      .select({ id: orderEvent.id })
      .from(orderEvent)
      .where(and(eq(orderEvent.orderId, orderId), eq(orderEvent.type, WARNED)));
    if (!held?.authorizedUntil || said.length > 0) return;
    const { authorizedMinor: amountMinor, authorizedUntil } = held;
    await addOrderEvent({ ...ctx, db: tx }, orderId, WARNED, {
      amountMinor,
      until: authorizedUntil.toISOString(),
    });
  });
}
