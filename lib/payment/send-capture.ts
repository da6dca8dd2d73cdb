import { and, eq } from "drizzle-orm";
import { capture, payment } from "@/db/schema/payment";
import { log } from "@/lib/log/log";
import type { Context } from "@/lib/operation/context";
import { addOrderEvent } from "@/lib/order/add-order-event";
import { lockOrder } from "@/lib/order/queries";
import { findRefusal } from "@/lib/vendors/stripe";
import { captureIntent } from "@/lib/vendors/stripe-capture";
import { settlePayment } from "./settle-payment";

/**
 * Asks the provider for a capture that was written before, and settles the order by what it says then. Repeating it is
 * harmless: the key is the capture's own, and an intent is captured once.
 *
 * @returns why it has failed; null where the money was captured, or its answer is still to come.
 * @throws what the provider's client throws; the capture stays pending and the timer sends it again.
 */
export async function sendCapture(ctx: Context, captureId: string): Promise<string | null> {
  const [found] = await ctx.db
    .select({ capture, payment })
    .from(capture)
    .innerJoin(payment, eq(payment.id, capture.paymentId))
    .where(eq(capture.id, captureId));
  const intentId = found?.payment.providerIntentId;
  if (found?.capture.status !== "pending" || !intentId) return null;
  const { amountMinor } = found.capture;
  const { currency, orderId } = found.payment;
  try {
    await captureIntent({ captureId, intentId, amountMinor, currency });
  } catch (error) {
    if (!findRefusal(error)) throw error;
    log.error({ err: error, captureId }, "the provider refused a capture");
    await settlePayment(ctx, orderId);
    const reason = (error instanceof Error ? error.message : String(error)).slice(0, 500);
    await failCapture(ctx, { captureId, orderId, reason });
    return findFailure(ctx, captureId);
  }
  await settlePayment(ctx, orderId);
  return findFailure(ctx, captureId);
}

async function findFailure(ctx: Context, captureId: string): Promise<string | null> {
  const [row] = await ctx.db.select().from(capture).where(eq(capture.id, captureId));
  return row?.status === "failed" ? (row.failureReason ?? "unknown") : null;
}

/** Where settling has ended the capture already, by money that was taken or an authorization that is over, it stays so. */
function failCapture(
  ctx: Context,
  { captureId, orderId, reason }: { captureId: string; orderId: string; reason: string },
): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    await lockOrder(tx, orderId);
    const [failed] = await tx
      .update(capture)
      .set({ status: "failed", failureReason: reason })
      .where(and(eq(capture.id, captureId), eq(capture.status, "pending")))
      .returning({ amountMinor: capture.amountMinor });
    if (failed)
      await addOrderEvent({ ...ctx, db: tx }, orderId, "capture_failed", {
        ...failed,
        failureReason: reason,
      });
  });
}
