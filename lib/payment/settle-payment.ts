import { eq, sql } from "drizzle-orm";
import { payment } from "@/db/schema/payment";
import { log } from "@/lib/log/log";
import type { Context } from "@/lib/operation/context";
import { addOrderEvent } from "@/lib/order/add-order-event";
import { confirmOrder } from "@/lib/order/confirm-order";
import { lockOrder, type OrderRow } from "@/lib/order/queries";
import { releaseOrder } from "@/lib/order/release-order";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { expectsLivemode, type PaymentTruth, retrievePaymentTruth } from "@/lib/vendors/stripe";
import { ensurePaymentSession } from "./ensure-payment-session";
import { insertPaymentEvent, type PaymentRow, selectPayments } from "./queries";
import { reserveRefund, sendRefund } from "./refund-payment";
import { canAdvance, findMismatch, nextCheckSeconds, type PaymentState, resolvePaymentState } from "./rules";

/**
 * The one settle path: webhook, return page and timer all call it. Asks the provider for the truth about every attempt
 * of the order, outside any transaction, and applies it under the order's row lock. Repeating it, in any order and
 * from any number of processes, ends in the same state.
 *
 * @throws what the provider's client throws; nothing has changed then.
 */
export async function settlePayment(ctx: Context, orderId: string): Promise<void> {
  for (const row of await selectPayments(ctx.db, orderId)) {
    const sessionId = row.providerSessionId ?? (await recoverSession(ctx, row));
    if (sessionId === null || row.status === "captured") continue;
    await applyTruth(ctx, row.id, orderId, await retrievePaymentTruth(sessionId));
  }
}

/** A crash may have come between the provider's answer and our note of it: the same key answers the same session. */
async function recoverSession(ctx: Context, row: PaymentRow): Promise<string | null> {
  if (row.status !== "pending") return null;
  await ensurePaymentSession(ctx, row.orderId);
  const [fresh] = await ctx.db.select().from(payment).where(eq(payment.id, row.id));
  return fresh?.providerSessionId ?? null;
}

/** Applies what the provider said. Locks the order, then stock levels; sends refunds after the commit. */
export async function applyTruth(
  ctx: Context,
  paymentId: string,
  orderId: string,
  truth: PaymentTruth,
): Promise<void> {
  const refundId = await ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    const placed = await lockOrder(tx, orderId);
    const [row] = await tx.select().from(payment).where(eq(payment.id, paymentId)).for("update");
    if (!row) throw new Error(`payment ${paymentId} is gone`);
    const mismatch = findMismatch(row, truth, expectsLivemode());
    if (mismatch) return quarantine(inTx, row, truth, mismatch);
    const state = resolvePaymentState(truth);
    await notePayment(inTx, row, truth, state);
    if (!canAdvance(row.status, state)) return null;
    await insertPaymentEvent(tx, row.id, state, {
      intentId: truth.intentId,
      capturedMinor: truth.capturedMinor,
    });
    return advanceOrder(inTx, placed, row, truth, state);
  });
  if (refundId) await sendRefund(ctx, refundId);
  kickOutbox();
}

async function notePayment(
  ctx: Context,
  row: PaymentRow,
  truth: PaymentTruth,
  state: PaymentState,
): Promise<void> {
  const status = canAdvance(row.status, state) ? state : row.status;
  const live = status === "pending" || status === "processing" || status === "authorized";
  const ageSeconds = (Date.now() - row.createdAt.getTime()) / 1000;
  await ctx.db
    .update(payment)
    .set({
      status,
      providerIntentId: truth.intentId ?? row.providerIntentId,
      declineReason: status === "captured" ? null : (truth.declineReason ?? row.declineReason),
      capturedMinor: Math.max(row.capturedMinor, truth.capturedMinor),
      authorizedMinor: status === "authorized" ? row.amountMinor : row.authorizedMinor,
      nextCheckAt: live ? sql`now() + make_interval(secs => ${nextCheckSeconds(ageSeconds)})` : null,
    })
    .where(eq(payment.id, row.id));
}

/** @returns the id of a refund that must be sent after the commit. */
async function advanceOrder(
  ctx: Context,
  placed: OrderRow,
  row: PaymentRow,
  truth: PaymentTruth,
  state: PaymentState,
): Promise<string | null> {
  switch (state) {
    case "captured":
      if (placed.status === "pending_payment") {
        await addOrderEvent(ctx, placed.id, "paid", {
          attempt: row.attempt,
          amountMinor: truth.capturedMinor,
        });
        await confirmOrder(ctx, placed);
        return null;
      }
      if (placed.status === "confirmed" && row.status === "authorized") return null;
      // Money for a canceled order, or a second time for one that is paid: it goes back.
      await addOrderEvent(ctx, placed.id, "unexpected_payment", {
        attempt: row.attempt,
        amountMinor: truth.capturedMinor,
      });
      return reserveRefund(ctx, {
        paymentId: row.id,
        amountMinor: truth.capturedMinor,
        reason: placed.status === "canceled" ? "order_canceled" : "duplicate",
      });
    case "authorized":
      if (placed.status === "pending_payment") await confirmOrder(ctx, placed);
      return null;
    case "processing":
      await addOrderEvent(ctx, placed.id, "payment_processing", { attempt: row.attempt });
      return null;
    case "expired":
    case "canceled":
    case "failed":
      if (placed.status === "pending_payment") await releaseOrder(ctx, placed, `payment_${state}`);
      return null;
    case "pending":
      return null;
  }
}

/** What does not fit our record is never applied: somebody has to look. */
async function quarantine(
  ctx: Context,
  row: PaymentRow,
  truth: PaymentTruth,
  mismatch: string,
): Promise<null> {
  log.error({ paymentId: row.id, mismatch }, "the provider's answer does not fit the payment");
  await insertPaymentEvent(ctx.db, row.id, "quarantined", {
    mismatch,
    amountMinor: truth.amountMinor,
    currency: truth.currency,
    livemode: truth.livemode,
  });
  await addOrderEvent(ctx, row.orderId, "payment_quarantined", { mismatch });
  await ctx.db.update(payment).set({ nextCheckAt: null }).where(eq(payment.id, row.id));
  return null;
}
