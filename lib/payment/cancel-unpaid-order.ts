import { eq } from "drizzle-orm";
import { payment } from "@/db/schema/payment";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { lockOrder, type OrderRow } from "@/lib/order/queries";
import { releaseOrder } from "@/lib/order/release-order";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { expirePaymentSession } from "@/lib/vendors/stripe";
import { ensurePaymentSession } from "./ensure-payment-session";
import { findLatestPayment } from "./queries";
import { applyTruth } from "./settle-payment";

/**
 * Cancels an order that waits for its payment: the provider is asked first, and the stock comes back only when it says
 * that nobody can pay any more. When it says paid, the order is settled instead.
 *
 * @returns the order as it is then: canceled, or confirmed because the money was faster.
 * @throws AppError `not_found`, `order_state` (paid, or the payment is under way), and what the provider's client
 * throws.
 */
export async function cancelUnpaidOrder(
  ctx: Context,
  { orderId, reason }: { orderId: string; reason: string },
): Promise<OrderRow> {
  const latest = await findLatestPayment(ctx.db, orderId);
  if (latest?.status === "pending") {
    // Without a noted session the provider may have made one all the same: the same key tells.
    if (!latest.providerSessionId) await ensurePaymentSession(ctx, orderId);
    const [row] = await ctx.db.select().from(payment).where(eq(payment.id, latest.id));
    if (row?.providerSessionId) {
      await applyTruth(ctx, row.id, orderId, await expirePaymentSession(row.providerSessionId));
    }
  }
  const settled = await ctx.db.transaction(async (tx) => {
    const placed = await lockOrder(tx, orderId);
    if (placed.status !== "pending_payment") return placed;
    const live = await findLatestPayment(tx, orderId);
    if (live && ["pending", "processing", "authorized", "captured"].includes(live.status)) {
      throw new AppError("order_state", "The payment of this order is under way");
    }
    return releaseOrder({ ...ctx, db: tx }, placed, reason);
  });
  kickOutbox();
  return settled;
}
