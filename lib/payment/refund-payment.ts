import { eq, sql } from "drizzle-orm";
import { payment, refund } from "@/db/schema/payment";
import { actorName, type Context } from "@/lib/operation/context";
import { addOrderEvent } from "@/lib/order/add-order-event";
import { createRefund } from "@/lib/vendors/stripe";

/**
 * Sets money aside for a refund before the provider is asked; the table's CHECK is the ceiling. Call it under the
 * order's row lock, and `sendRefund` after the commit.
 *
 * @returns the refund's id, which is the provider's idempotency key.
 */
export async function reserveRefund(
  ctx: Context,
  { paymentId, amountMinor, reason }: { paymentId: string; amountMinor: number; reason: string },
): Promise<string> {
  await ctx.db
    .update(payment)
    .set({ refundPendingMinor: sql`${payment.refundPendingMinor} + ${amountMinor}` })
    .where(eq(payment.id, paymentId));
  const [row] = await ctx.db
    .insert(refund)
    .values({ paymentId, amountMinor, reason, status: "pending", actor: actorName(ctx.actor) })
    .returning({ id: refund.id });
  if (!row) throw new Error("insert returned no refund");
  return row.id;
}

/**
 * Asks the provider for a reserved refund and books its answer. Repeating it is harmless.
 *
 * @throws what the provider's client throws; the refund stays reserved and the timer sends it again.
 */
export async function sendRefund(ctx: Context, refundId: string): Promise<void> {
  const [found] = await ctx.db
    .select({ refund, payment })
    .from(refund)
    .innerJoin(payment, eq(payment.id, refund.paymentId))
    .where(eq(refund.id, refundId));
  if (found?.refund.status !== "pending" || !found.payment.providerIntentId) return;
  const answer = await createRefund({
    refundId,
    intentId: found.payment.providerIntentId,
    amountMinor: found.refund.amountMinor,
    currency: found.payment.currency,
  });
  if (answer.status === "pending") return;
  await ctx.db.transaction(async (tx) => {
    const [open] = await tx.select().from(refund).where(eq(refund.id, refundId)).for("update");
    if (open?.status !== "pending") return;
    const { amountMinor } = open;
    const done = answer.status === "succeeded";
    await tx
      .update(refund)
      .set({
        status: done ? "succeeded" : "failed",
        providerRefundId: answer.id,
        failureReason: answer.failureReason,
      })
      .where(eq(refund.id, refundId));
    await tx
      .update(payment)
      .set({
        refundPendingMinor: sql`${payment.refundPendingMinor} - ${amountMinor}`,
        ...(done ? { refundedMinor: sql`${payment.refundedMinor} + ${amountMinor}` } : {}),
      })
      .where(eq(payment.id, open.paymentId));
    await addOrderEvent({ ...ctx, db: tx }, found.payment.orderId, done ? "refunded" : "refund_failed", {
      amountMinor,
      reason: open.reason,
    });
  });
}
