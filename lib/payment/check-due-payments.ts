import { and, asc, eq, lt, sql } from "drizzle-orm";
import { payment, refund } from "@/db/schema/payment";
import { inboxEvent } from "@/db/schema/platform";
import { log } from "@/lib/log/log";
import type { Context } from "@/lib/operation/context";
import { expirePaymentSession } from "@/lib/vendors/stripe";
import { claimDuePayments } from "./queries";
import { processPaymentEvent } from "./receive-payment-event";
import { sendRefund } from "./refund-payment";
import { applyTruth, settlePayment } from "./settle-payment";

const BATCH = 50;

/**
 * The reconciler: asks the provider about payments whose check is due, ends sessions that are past their time, takes
 * up events that were stored and not processed, and sends refunds without an answer. One failure does not stop the
 * others: each is tried again at the next round.
 */
export async function checkDuePayments(ctx: Context): Promise<void> {
  for (const { orderId } of await claimDuePayments(ctx.db, BATCH)) {
    await attempt("settle", orderId, () => settlePayment(ctx, orderId));
    await attempt("expire", orderId, () => expireOverdue(ctx, orderId));
  }
  const open = await ctx.db
    .select({ id: inboxEvent.id })
    .from(inboxEvent)
    .where(
      and(eq(inboxEvent.status, "received"), lt(inboxEvent.receivedAt, sql`now() - interval '20 seconds'`)),
    )
    .orderBy(asc(inboxEvent.receivedAt))
    .limit(BATCH);
  for (const { id } of open) await attempt("event", id, () => processPaymentEvent(ctx, id));
  const refunds = await ctx.db
    .select({ id: refund.id })
    .from(refund)
    .where(and(eq(refund.status, "pending"), lt(refund.createdAt, sql`now() - interval '20 seconds'`)))
    .orderBy(asc(refund.createdAt))
    .limit(BATCH);
  for (const { id } of refunds) await attempt("refund", id, () => sendRefund(ctx, id));
}

/** The provider ends sessions by itself; one that it has not ended in time is ended here, provider first. */
async function expireOverdue(ctx: Context, orderId: string): Promise<void> {
  const overdue = await ctx.db
    .select()
    .from(payment)
    .where(
      and(
        eq(payment.orderId, orderId),
        eq(payment.status, "pending"),
        lt(payment.sessionExpiresAt, sql`now()`),
      ),
    );
  for (const row of overdue) {
    if (!row.providerSessionId) continue;
    await applyTruth(ctx, row.id, orderId, await expirePaymentSession(row.providerSessionId));
  }
}

async function attempt(what: string, id: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.warn({ err: error, what, id }, "check of a payment failed; it is tried again");
  }
}
