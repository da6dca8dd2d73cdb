import { eq } from "drizzle-orm";
import { dispute, payment } from "@/db/schema/payment";
import type { Context } from "@/lib/operation/context";
import { addOrderEvent } from "@/lib/order/add-order-event";
import { lockOrder } from "@/lib/order/queries";
import { addOutboxEvent } from "@/lib/outbox/add-outbox-event";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { retrieveDispute } from "@/lib/vendors/stripe-dispute";

/**
 * Asks the provider how a dispute stands, and writes it down: while it is open, nothing of the payment is given back.
 * The order's timeline hears of every change once. Locks the order.
 *
 * @returns false when the dispute is about no payment of ours.
 * @throws what the provider's client throws.
 */
export async function recordDispute(ctx: Context, providerDisputeId: string): Promise<boolean> {
  const truth = await retrieveDispute(providerDisputeId);
  if (truth.intentId === null) return false;
  const [paid] = await ctx.db.select().from(payment).where(eq(payment.providerIntentId, truth.intentId));
  if (!paid) return false;
  await ctx.db.transaction(async (tx) => {
    await lockOrder(tx, paid.orderId);
    const [known] = await tx.select().from(dispute).where(eq(dispute.providerDisputeId, truth.id));
    if (known?.status === truth.status) return;
    const { status, reason, amountMinor } = truth;
    const [row] = await tx
      .insert(dispute)
      .values({ paymentId: paid.id, providerDisputeId: truth.id, status, reason, amountMinor })
      .onConflictDoUpdate({ target: dispute.providerDisputeId, set: { status, reason, amountMinor } })
      .returning({ id: dispute.id });
    if (!row) throw new Error("insert returned no dispute");
    await addOrderEvent({ ...ctx, db: tx }, paid.orderId, "disputed", { status, reason, amountMinor });
    await addOutboxEvent(tx, "order/disputed", { orderId: paid.orderId, disputeId: row.id });
  });
  kickOutbox();
  return true;
}
