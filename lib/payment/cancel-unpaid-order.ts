import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { lockOrder, type OrderRow } from "@/lib/order/queries";
import { releaseOrder } from "@/lib/order/release-order";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { expirePaymentSession } from "@/lib/vendors/stripe";
import { askProvider } from "./ask-provider";
import { findLatestPayment } from "./queries";
import { isLive } from "./rules";
import { applyTruth, ensureSessionId } from "./settle-payment";

/**
 * Cancels an order that waits for its payment: the provider is asked first, and the stock comes back only
 * when it says that nobody can pay any more. When it says paid, the order is settled instead.
 *
 * @returns the order as it is then: canceled, or confirmed because the money was faster.
 * @throws AppError `not_found`, `order_state` (the payment is under way), `payment_unavailable`.
 */
export async function cancelUnpaidOrder(
  ctx: Context,
  { orderId, reason }: { orderId: string; reason: string },
): Promise<OrderRow> {
  await askProvider(() => endLatestPayment(ctx, orderId, reason));
  const settled = await ctx.db.transaction(async (tx) => {
    const placed = await lockOrder(tx, orderId);
    if (placed.status !== "pending_payment") return placed;
    const latest = await findLatestPayment(tx, orderId);
    if (latest && (isLive(latest.status) || latest.status === "captured")) {
      throw new AppError("order_state", "The payment of this order is under way");
    }
    return releaseOrder({ ...ctx, db: tx }, placed, reason);
  });
  kickOutbox();
  return settled;
}

async function endLatestPayment(ctx: Context, orderId: string, reason: string): Promise<void> {
  const latest = await findLatestPayment(ctx.db, orderId);
  if (latest?.status !== "pending") return;
  const sessionId = await ensureSessionId(ctx, latest);
  if (!sessionId) return;
  await applyTruth(ctx, {
    paymentId: latest.id,
    orderId,
    truth: await expirePaymentSession(sessionId),
    reason,
  });
}
