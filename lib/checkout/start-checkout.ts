import { setCartEmail } from "@/lib/cart/queries";
import { AppError } from "@/lib/errors/app-error";
import { noteInLogScope } from "@/lib/log/log-scope";
import type { Context } from "@/lib/operation/context";
import { findOrderRow, type OrderRow } from "@/lib/order/queries";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import type { Attempt } from "@/lib/payment/begin-attempt";
import { cancelUnpaidOrder } from "@/lib/payment/cancel-unpaid-order";
import { ensurePaymentSession } from "@/lib/payment/ensure-payment-session";
import { type OrderTerms, offerOfCart, type TakeOffer } from "./offer";
import { placeOffer } from "./place-order";
import type { Checkout, CheckoutInput } from "./schema";

/** The second round is for an order that turned out to have ended at the provider. */
const ROUNDS = 2;

/** `checkOut` of a shopper's cart. @throws AppError `not_found`, and what `checkOut` throws. */
export async function startCheckout(ctx: Context, input: CheckoutInput): Promise<Checkout> {
  try {
    return await checkOut(ctx, input, offerOfCart(input));
  } catch (error) {
    if (error instanceof AppError) await rememberAddress(ctx, input, error.code);
    throw error;
  }
}

/**
 * Places the cart's order and opens its payment. The same checkout again continues the same order, on the
 * same payment page; a changed one first ends the old order at the provider, and only then takes its place.
 * Where the old one turns out to be paid, it counts.
 *
 * @throws AppError what `placeOffer` throws; `cart_completed` when the cart's order is paid; `order_state`
 * while its payment is under way; `promotion_unavailable`, then the cart is shown without the promotion; `payment_above_maximum`; `payment_unavailable`, then the order exists and
 * the same request continues it.
 */
export async function checkOut(
  ctx: Context,
  to: Pick<OrderTerms, "successUrl" | "cancelUrl">,
  take: TakeOffer,
): Promise<Checkout> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { order: placed, attempt } = await placeOrReplace(ctx, to, take);
    noteInLogScope({ orderId: placed.id });
    const isDue = placed.status === "pending_payment";
    const payment = isDue ? await ensurePaymentSession(ctx, placed.id, attempt) : null;
    // What costs nothing is confirmed by now.
    if (!isDue) kickOutbox();
    const current = (await findOrderRow(ctx.db, placed.id)) ?? placed;
    if (current.status !== "canceled") return toCheckout(current, payment);
  }
  throw new AppError("conflict", "This cart is being checked out elsewhere");
}

/**
 * A promotion that this address may not have was refused after it had been shown: from now on the cart is shown with
 * what holds for the address. The order's own transaction is rolled back by then.
 */
async function rememberAddress(ctx: Context, { cartId, email }: CheckoutInput, code: string): Promise<void> {
  if (code === "promotion_unavailable") await setCartEmail(ctx.db, cartId, email);
  if (code === "price_changed") await setCartEmail(ctx.db, cartId, email, { onlyIfKnown: true });
}

export function toCheckout(row: OrderRow, payment: Checkout["payment"]): Checkout {
  return {
    order: {
      id: row.id,
      number: row.number,
      accessToken: row.accessToken,
      status: row.status,
      total: { amount: row.totalMinor, currency: row.currency },
    },
    payment,
  };
}

async function placeOrReplace(
  ctx: Context,
  to: Pick<OrderTerms, "successUrl" | "cancelUrl">,
  take: TakeOffer,
): Promise<{ order: OrderRow; attempt?: Attempt | null }> {
  const first = await placeOffer(ctx, to, take);
  if (first.outcome !== "superseded") return first;
  const ended = await cancelUnpaidOrder(ctx, { orderId: first.order.id, reason: "replaced" });
  if (ended.status !== "canceled") throw new AppError("cart_completed");
  const second = await placeOffer(ctx, to, take);
  // Another tab was faster with yet another checkout.
  if (second.outcome === "superseded")
    throw new AppError("conflict", "This cart is being checked out elsewhere");
  return second;
}
