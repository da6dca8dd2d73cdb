import { eq } from "drizzle-orm";
import { payment } from "@/db/schema/payment";
import type { Context } from "@/lib/operation/context";
import { lockOrder } from "@/lib/order/queries";
import { retrievePaymentTruth } from "@/lib/vendors/stripe";
import { inSeconds, noteMismatch } from "./note-payment";
import { findDifference, nextCheckSeconds } from "./rules";

/**
 * Compares what a captured payment took and gave back with the provider's books, and says on the order's
 * timeline where they differ: money may have been moved at the provider itself. Nothing is corrected. Locks
 * the order.
 *
 * @throws what the provider's client throws; the payment is compared again later.
 */
export async function auditPayment(ctx: Context, paymentId: string): Promise<void> {
  const [before] = await ctx.db.select().from(payment).where(eq(payment.id, paymentId));
  if (before?.status !== "captured" || !before.providerSessionId) return;
  const truth = await retrievePaymentTruth(before.providerSessionId);
  await ctx.db.transaction(async (tx) => {
    await lockOrder(tx, before.orderId);
    const [row] = await tx.select().from(payment).where(eq(payment.id, paymentId)).for("update");
    // A refund was booked while the provider was asked: the answer is old, and the next round asks again.
    if (row?.updatedAt.getTime() !== before.updatedAt.getTime()) return;
    const mismatch = findDifference(row, truth);
    if (mismatch) await noteMismatch({ ...ctx, db: tx }, row, truth, { kind: "differs", mismatch });
    const ageSeconds = (Date.now() - row.createdAt.getTime()) / 1000;
    await tx
      .update(payment)
      .set({ nextCheckAt: inSeconds(nextCheckSeconds(row.status, ageSeconds)) })
      .where(eq(payment.id, paymentId));
  });
}
