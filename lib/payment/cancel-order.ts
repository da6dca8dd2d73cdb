import { and, eq, inArray } from "drizzle-orm";
import { capture, payment } from "@/db/schema/payment";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { showOrder } from "@/lib/order/get-order";
import { findOrderRow, lockOrder, selectOrderProgress } from "@/lib/order/queries";
import { releaseOrder } from "@/lib/order/release-order";
import type { Order } from "@/lib/order/schema";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { askProvider } from "./ask-provider";
import { cancelUnpaidOrder } from "./cancel-unpaid-order";
import { reserveRefund, sendRefund } from "./refund-payment";
import { voidPayment } from "./void-payment";

/**
 * Cancels an order at the merchant's will: one that waits for its payment when the provider says that nobody can pay
 * it any more; a paid one with all its money set aside to go back, in the same transaction; of one that is authorized
 * the provider lets go after it. Stock is free again. Locks the order, its payments, then stock levels in id order.
 *
 * @returns the order: canceled, or confirmed when the money of a waiting order was faster.
 * @throws AppError `not_found`; `order_state` (something has left, the payment or its capture is under way, or it is
 * canceled already); `payment_unavailable`: money goes back, and authorizations are let go of, later.
 */
export async function cancelOrder(
  ctx: Context,
  { orderId, reason }: { orderId: string; reason: string },
): Promise<Order> {
  const before = await findOrderRow(ctx.db, orderId);
  if (before?.status === "pending_payment") {
    await cancelUnpaidOrder(ctx, { orderId, reason });
    return showOrder(ctx, orderId);
  }
  const left = await ctx.db.transaction((tx) => cancelPaid({ ...ctx, db: tx }, orderId, reason));
  kickOutbox();
  for (const refundId of left.refundIds) await askProvider(() => sendRefund(ctx, refundId));
  for (const paymentId of left.heldIds) await askProvider(() => voidPayment(ctx, paymentId));
  return showOrder(ctx, orderId);
}

/** @returns what is left to do after the commit: refunds to send, authorizations to let go of. */
async function cancelPaid(
  ctx: Context,
  orderId: string,
  reason: string,
): Promise<{ refundIds: string[]; heldIds: string[] }> {
  const row = await lockOrder(ctx.db, orderId);
  const progress = await selectOrderProgress(ctx.db, orderId);
  if (progress.some(({ fulfilled }) => fulfilled > 0))
    throw new AppError("order_state", "Something of this order has left: give money back instead");
  const payments = await ctx.db.select().from(payment).where(eq(payment.orderId, orderId)).for("update");
  await requireNoCapture(
    ctx,
    payments.map(({ id }) => id),
  );
  await releaseOrder(ctx, row, reason);
  const refundIds: string[] = [];
  for (const { id: paymentId, capturedMinor, refundedMinor, refundPendingMinor } of payments) {
    const amountMinor = capturedMinor - refundedMinor - refundPendingMinor;
    if (amountMinor > 0) refundIds.push(await reserveRefund(ctx, { paymentId, amountMinor, reason }));
  }
  const held = payments.filter(({ status }) => status === "authorized");
  return { refundIds, heldIds: held.map(({ id }) => id) };
}

async function requireNoCapture(ctx: Context, paymentIds: string[]): Promise<void> {
  const pending = await ctx.db
    .select({ id: capture.id })
    .from(capture)
    .where(and(inArray(capture.paymentId, paymentIds), eq(capture.status, "pending")));
  if (pending.length > 0) throw new AppError("order_state", "The money of this order is being captured");
}
