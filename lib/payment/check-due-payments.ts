import { and, asc, eq, inArray, lt, notExists, sql } from "drizzle-orm";
import { order } from "@/db/schema/order";
import { payment, refund } from "@/db/schema/payment";
import { inboxEvent } from "@/db/schema/platform";
import { log } from "@/lib/log/log";
import type { Context } from "@/lib/operation/context";
import { expirePaymentSession } from "@/lib/vendors/stripe";
import { auditPayment } from "./audit-payment";
import { cancelUnpaidOrder } from "./cancel-unpaid-order";
import {
  listEndingAuthorizations,
  listHeldPayments,
  listPendingCaptures,
  warnOfEnd,
} from "./check-authorizations";
import { claimDuePayments } from "./queries";
import { processPaymentEvent } from "./receive-payment-event";
import { sendRefund } from "./refund-payment";
import { SESSION_LIFETIME_SECONDS } from "./rules";
import { sendCapture } from "./send-capture";
import { applyTruth, settlePayment } from "./settle-payment";
import { voidPayment } from "./void-payment";

const BATCH = 50;
/** A slow provider must not hold up what else the timer does; what is left over waits for the next round. */
const ROUND_MS = 20_000;

/**
 * The reconciler: asks the provider about payments whose check is due, ends sessions that are past their
 * time, cancels orders that nobody can pay any more, takes up events that were stored and not processed,
 * sends refunds and captures without an answer, lets go of what canceled orders hold, warns of authorizations that end,
 * and compares the books. One failure does not stop the others: each is
 * tried again at a later round.
 */
export async function checkDuePayments(ctx: Context): Promise<void> {
  const until = Date.now() + ROUND_MS;
  for (const [what, list, work] of tasks) {
    for (const id of await list(ctx)) {
      if (Date.now() > until) return;
      await attempt(what, id, () => work(ctx, id));
    }
  }
}

type Task = [
  what: string,
  list: (ctx: Context) => Promise<string[]>,
  work: (ctx: Context, id: string) => Promise<unknown>,
];

const tasks: Task[] = [
  ["settle", listDueOrders, settleAndExpire],
  [
    "cancel",
    listAbandonedOrders,
    (ctx, orderId) => cancelUnpaidOrder(ctx, { orderId, reason: "payment_expired" }),
  ],
  ["event", listOpenEvents, processPaymentEvent],
  ["refund", listPendingRefunds, sendRefund],
  ["capture", listPendingCaptures, sendCapture],
  ["void", listHeldPayments, voidPayment],
  ["warn", listEndingAuthorizations, warnOfEnd],
  ["audit", listDueAudits, auditPayment],
];

async function listDueOrders(ctx: Context): Promise<string[]> {
  const due = await claimDuePayments(ctx.db, "live", BATCH);
  return [...new Set(due.map(({ orderId }) => orderId))];
}

async function listDueAudits(ctx: Context): Promise<string[]> {
  return (await claimDuePayments(ctx.db, "captured", BATCH)).map(({ id }) => id);
}

/** The provider ends sessions by itself; one that it has not ended in time is ended here, provider first. */
async function settleAndExpire(ctx: Context, orderId: string): Promise<void> {
  await settlePayment(ctx, orderId);
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
  for (const { id: paymentId, providerSessionId } of overdue) {
    if (!providerSessionId) continue;
    await applyTruth(ctx, { paymentId, orderId, truth: await expirePaymentSession(providerSessionId) });
  }
}

/**
 * A crash or a refusal left them without an attempt that could still be paid: they would hold stock for ever.
 */
async function listAbandonedOrders(ctx: Context): Promise<string[]> {
  const live = ctx.db
    .select({ id: payment.id })
    .from(payment)
    .where(
      and(
        eq(payment.orderId, order.id),
        inArray(payment.status, ["pending", "processing", "authorized", "captured"]),
      ),
    );
  const rows = await ctx.db
    .select({ id: order.id })
    .from(order)
    .where(
      and(
        eq(order.status, "pending_payment"),
        lt(order.placedAt, sql`now() - make_interval(secs => ${SESSION_LIFETIME_SECONDS})`),
        notExists(live),
      ),
    )
    .orderBy(asc(order.placedAt))
    .limit(BATCH);
  return rows.map(({ id }) => id);
}

/**
 * Whoever stored them has failed, or died. Those that failed often come last: they must not keep the others from their
 * turn.
 */
async function listOpenEvents(ctx: Context): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: inboxEvent.id })
    .from(inboxEvent)
    .where(
      and(eq(inboxEvent.status, "received"), lt(inboxEvent.receivedAt, sql`now() - interval '10 seconds'`)),
    )
    .orderBy(asc(inboxEvent.attempts), asc(inboxEvent.receivedAt))
    .limit(BATCH);
  return rows.map(({ id }) => id);
}

async function listPendingRefunds(ctx: Context): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: refund.id })
    .from(refund)
    .where(and(eq(refund.status, "pending"), lt(refund.createdAt, sql`now() - interval '20 seconds'`)))
    .orderBy(asc(refund.updatedAt))
    .limit(BATCH);
  const ids = rows.map(({ id }) => id);
  // Those that wait for the provider take turns.
  await ctx.db.update(refund).set({ updatedAt: new Date() }).where(inArray(refund.id, ids));
  return ids;
}

async function attempt(what: string, id: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.warn({ err: error, what, id }, "check of a payment failed; it is tried again");
  }
}
