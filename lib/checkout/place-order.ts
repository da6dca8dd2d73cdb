import { createHash } from "node:crypto";
import { loadCartLines, type PricedCartLine } from "@/lib/cart/load-cart-lines";
import { type CartRow, lockOpenCart } from "@/lib/cart/queries";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { findLiveOrderOfCart, type OrderRow } from "@/lib/order/queries";
import { minimumChargeMinor } from "@/lib/payment/rules";
import { type PricedCheckout, priceCheckout } from "./price-checkout";
import { requireReturnUrl } from "./require-return-url";
import type { CheckoutInput } from "./schema";
import { writeOrder } from "./write-order";

export type Placement =
  | { outcome: "placed" | "continued"; order: OrderRow }
  /** The cart has an unpaid order from another checkout: it must end at the provider first. */
  | { outcome: "superseded"; order: OrderRow };

/**
 * Makes the order of a cart, in one transaction: locks the cart, prices it again, refuses another total than
 * the shopper confirmed, reserves stock, and writes the order. The same checkout again finds the order that
 * it made before; a changed one is checked whole before it may supersede that, so that what is refused leaves
 * everything as it was.
 *
 * Locks the cart, then stock levels in id order.
 *
 * @throws AppError `not_found`, `cart_completed`, `cart_empty`, `variant_not_found`, `shipping_unavailable`,
 * `price_changed` with `was` and `now`, `insufficient_stock` with `lines`, `payment_below_minimum`, and
 * `validation_failed` (a return URL that is not ours, or no shipping method).
 */
export async function placeOrder(ctx: Context, input: CheckoutInput): Promise<Placement> {
  requireReturnUrl("successUrl", input.successUrl);
  requireReturnUrl("cancelUrl", input.cancelUrl);
  return ctx.db.transaction(async (tx) => {
    const cart = await lockOpenCart(tx, input.cartId);
    const lines = await loadCartLines(tx, cart, input.locale);
    const checkoutHash = hashCheckout(lines, input);
    const existing = await findLiveOrderOfCart(tx, cart.id);
    if (existing?.checkoutHash === checkoutHash && isExpectedTotal(existing, input)) {
      return { outcome: "continued", order: existing };
    }
    const priced = await priceCheckout(tx, cart, lines, {
      ...input.shippingAddress,
      shippingMethodId: input.shippingMethodId,
      locale: input.locale,
    });
    requireExpectedTotal(cart, priced, input);
    requireChargeable(cart, priced);
    requireStock(lines);
    if (existing) return { outcome: "superseded", order: existing };
    const draft = { cart, lines, priced, input, checkoutHash };
    return { outcome: "placed", order: await writeOrder({ ...ctx, db: tx }, draft) };
  });
}

/**
 * Rates of tax or shipping may have changed since the order was placed: the shopper confirmed what is shown
 * now.
 */
function isExpectedTotal(existing: OrderRow, { expectedTotal }: CheckoutInput): boolean {
  if (!expectedTotal) return true;
  return expectedTotal.amount === existing.totalMinor && expectedTotal.currency === existing.currency;
}

function requireExpectedTotal(
  cart: CartRow,
  { totals }: PricedCheckout,
  { expectedTotal }: CheckoutInput,
): void {
  if (!expectedTotal) return;
  const now = { amount: totals.totalMinor, currency: cart.currency };
  if (expectedTotal.amount === now.amount && expectedTotal.currency === now.currency) return;
  throw new AppError("price_changed", undefined, { details: { was: expectedTotal, now } });
}

function requireChargeable(cart: CartRow, { totals }: PricedCheckout): void {
  const minimum = minimumChargeMinor(cart.currency);
  if (totals.totalMinor === 0 || totals.totalMinor >= minimum) return;
  throw new AppError("payment_below_minimum", undefined, {
    details: { minimum: { amount: minimum, currency: cart.currency } },
  });
}

/** What the cart's own unpaid order holds counts as available: it goes when the new order comes. */
function requireStock(lines: readonly PricedCartLine[]): void {
  const short = lines.flatMap(({ row, quantity, available }) =>
    available !== null && quantity > available
      ? [{ variantId: row.variant.id, requested: quantity, available }]
      : [],
  );
  if (short.length > 0) throw new AppError("insufficient_stock", undefined, { details: { lines: short } });
}

/** Whatever the shopper could change between two tries; totals are compared by `expectedTotal`. */
function hashCheckout(lines: readonly PricedCartLine[], input: CheckoutInput): string {
  const { expectedTotal: _, ...rest } = input;
  const goods = lines.map(({ row, quantity, unitPriceMinor }) => [row.variant.id, quantity, unitPriceMinor]);
  return createHash("sha256")
    .update(JSON.stringify([goods, rest]))
    .digest("hex");
}
