import { eq } from "drizzle-orm";
import { pipelined } from "@/db/pipelined";
import { payment } from "@/db/schema/payment";
import { noteInLogScope } from "@/lib/log/log-scope";
import type { Context } from "@/lib/operation/context";
import { takeTurns } from "@/lib/operation/take-turns";
import { findOrderRow, lockOrder } from "@/lib/order/queries";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { traced } from "@/lib/telemetry/telemetry";
import { expectsLivemode, type PaymentTruth, retrievePaymentTruth } from "@/lib/vendors/stripe";
import { advanceOrder } from "./advance-order";
import { notePayment, quarantinePayment } from "./note-payment";
import { openPaymentSession } from "./open-payment-session";
import { insertPaymentEvent, type PaymentRow, selectPayments } from "./queries";
import { sendRefund } from "./refund-payment";
import { canAdvance, findMismatch, resolvePaymentState } from "./rules";

const inTurn = takeTurns();

/**
 * The one settle path: webhook, return page and timer all call it. Asks the provider for the truth about
 * every attempt of the order, outside any transaction, and applies it under the order's row lock. Repeating
 * it, in any order and from any number of processes, ends in the same state.
 *
 * The provider tells a payment twice within milliseconds, as a session and as an intent: in one process the second waits
 * for the first, and then finds most often nothing left to ask.
 *
 * @returns false when there is no such order, or nobody has tried to pay it.
 * @throws what the provider's client throws; nothing has changed then.
 */
export function settlePayment(ctx: Context, orderId: string): Promise<boolean> {
  return inTurn(orderId, () => settle(ctx, orderId));
}

async function settle(ctx: Context, orderId: string): Promise<boolean> {
  const payments = await selectPayments(ctx.db, orderId);
  for (const row of payments) {
    if (row.status === "captured") continue;
    // The shopper was elsewhere in between: whatever brings the news, the checkout's trace goes on.
    await traced("settle payment", { parent: row.traceparent }, () => settleAttempt(ctx, row));
  }
  return payments.length > 0;
}

async function settleAttempt(ctx: Context, row: PaymentRow): Promise<void> {
  noteInLogScope({ orderId: row.orderId, paymentId: row.id });
  const sessionId = await ensureSessionId(ctx, row);
  if (sessionId === null) return;
  const truth = await retrievePaymentTruth(sessionId);
  await applyTruth(ctx, { paymentId: row.id, orderId: row.orderId, truth });
}

/**
 * The session of an attempt. A crash may have come between the provider's answer and our note of it: the same
 * key answers the same session.
 *
 * @returns null when the attempt has none and never will.
 * @throws what the provider's client throws.
 */
export async function ensureSessionId(ctx: Context, row: PaymentRow): Promise<string | null> {
  if (row.providerSessionId || row.status !== "pending") return row.providerSessionId;
  const placed = await findOrderRow(ctx.db, row.orderId);
  if (!placed) throw new Error(`order ${row.orderId} is gone`);
  const opened = await openPaymentSession(ctx, placed, row);
  return "id" in opened ? opened.id : null;
}

/**
 * Applies what the provider said. Locks the order, then stock levels; sends refunds after the commit.
 *
 * @param input.reason why the order ends, where the truth is that nobody can pay it any more.
 */
export async function applyTruth(
  ctx: Context,
  input: { paymentId: string; orderId: string; truth: PaymentTruth; reason?: string },
): Promise<void> {
  const { truth } = input;
  const advanced = await ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    const placed = await lockOrder(tx, input.orderId);
    const [row] = await tx.select().from(payment).where(eq(payment.id, input.paymentId)).for("update");
    if (!row) throw new Error(`payment ${input.paymentId} is gone`);
    const mismatch = findMismatch(row, truth, expectsLivemode());
    if (mismatch) {
      await quarantinePayment(inTx, row, truth, mismatch);
      return null;
    }
    const state = resolvePaymentState(truth);
    if (!canAdvance(row.status, state)) {
      await notePayment(inTx, row, truth, state);
      return null;
    }
    const { intentId, capturedMinor } = truth;
    await pipelined(
      notePayment(inTx, row, truth, state),
      insertPaymentEvent(tx, row.id, state, { intentId, capturedMinor }),
    );
    const reason = input.reason ?? `payment_${state}`;
    return { refundId: await advanceOrder(inTx, { placed, row, truth, state, reason }) };
  });
  if (!advanced) return;
  kickOutbox();
  if (advanced.refundId) await sendRefund(ctx, advanced.refundId);
}
