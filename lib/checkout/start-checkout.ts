import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { findOrderRow } from "@/lib/order/queries";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { cancelUnpaidOrder } from "@/lib/payment/cancel-unpaid-order";
import { ensurePaymentSession } from "@/lib/payment/ensure-payment-session";
import { type Placement, placeOrder } from "./place-order";
import type { Checkout, CheckoutInput } from "./schema";

/**
 * Places the cart's order and opens its payment. The same checkout again continues the same order, on the same
 * payment page; a changed one first ends the old order at the provider, and only then takes its place. Where the old
 * one turns out to be paid, it counts.
 *
 * @throws AppError what `placeOrder` throws; `cart_completed` when the cart's order is paid; `payment_unavailable`,
 * then the order exists and the same request continues it.
 */
export async function startCheckout(ctx: Context, input: CheckoutInput): Promise<Checkout> {
  const { order } = await placeOrReplace(ctx, input);
  const session = order.status === "pending_payment" ? await ensurePaymentSession(ctx, order.id) : null;
  kickOutbox();
  const current = (await findOrderRow(ctx.db, order.id)) ?? order;
  return {
    order: {
      id: current.id,
      number: current.number,
      accessToken: current.accessToken,
      status: current.status,
      total: { amount: current.totalMinor, currency: current.currency },
    },
    payment: session,
  };
}

async function placeOrReplace(ctx: Context, input: CheckoutInput): Promise<Placement> {
  const first = await placeOrder(ctx, input);
  if (first.outcome !== "superseded") return first;
  const ended = await cancelUnpaidOrder(ctx, { orderId: first.order.id, reason: "replaced" });
  if (ended.status !== "canceled") throw new AppError("cart_completed");
  const second = await placeOrder(ctx, input);
  // Another tab was faster with yet another checkout.
  if (second.outcome === "superseded")
    throw new AppError("conflict", "This cart is being checked out elsewhere");
  return second;
}
