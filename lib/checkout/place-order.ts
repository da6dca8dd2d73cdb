import { createHash } from "node:crypto";
import { pipelined } from "@/db/pipelined";
import { loadCartLines, type PricedCartLine } from "@/lib/cart/load-cart-lines";
import type { CartRow } from "@/lib/cart/queries";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { findLiveOrderOfCart, type OrderRow } from "@/lib/order/queries";
import type { Attempt } from "@/lib/payment/begin-attempt";
import { minimumChargeMinor } from "@/lib/payment/rules";
import { listCartCodes } from "@/lib/promotion/queries";
import type { Rejection } from "@/lib/promotion/schema";
import { type OrderTerms, offerOfCart, type TakeOffer } from "./offer";
import { type PricedCheckout, priceCheckout } from "./price-checkout";
import { requireReturnUrl } from "./require-return-url";
import type { CheckoutInput } from "./schema";
import { writeOrder } from "./write-order";

export type Placement =
  | { outcome: "placed"; order: OrderRow; attempt: Attempt | null }
  | { outcome: "continued"; order: OrderRow }
  /** The cart has an unpaid order from another checkout: it must end at the provider first. */
  | { outcome: "superseded"; order: OrderRow };

/** `placeOffer` of a shopper's cart. @throws AppError `not_found`, and what `placeOffer` throws. */
export function placeOrder(ctx: Context, input: CheckoutInput): Promise<Placement> {
  return placeOffer(ctx, input, offerOfCart(input));
}

/**
 * Makes the order of a cart, in one transaction: locks the cart, prices it again, refuses another total than
 * the shopper confirmed, reserves stock, redeems promotions, and writes the order. The same checkout again finds the order that
 * it made before; a changed one is checked whole before it may supersede that, so that what is refused leaves
 * everything as it was.
 *
 * Locks the cart, then stock levels in id order, then promotions in id order, then their codes in id order. Whatever
 * gives an order's stock and redemptions back locks in the same order, so that none waits for another in a circle.
 *
 * @param to where the payment page leads back to; null: our own pages.
 * @throws AppError what `take` throws, `cart_completed`, `cart_empty`, `variant_not_found`, `shipping_unavailable`,
 * `price_changed` with `was` and `now`, `promotion_unavailable` with `codes`, `insufficient_stock` with `lines`, `payment_below_minimum`, and
 * `validation_failed` (a return URL that is not ours, or no shipping method).
 */
export async function placeOffer(
  ctx: Context,
  to: Pick<OrderTerms, "successUrl" | "cancelUrl">,
  take: TakeOffer,
): Promise<Placement> {
  requireReturnUrl("successUrl", to.successUrl);
  requireReturnUrl("cancelUrl", to.cancelUrl);
  return ctx.db.transaction(async (tx) => {
    const { cart, terms } = await take(tx);
    const [lines, codes, existing] = await pipelined(
      loadCartLines(tx, cart, terms.locale),
      listCartCodes(tx, cart.id),
      findLiveOrderOfCart(tx, cart.id),
    );
    const checkoutHash = hashCheckout(lines, codes, terms);
    if (existing?.checkoutHash === checkoutHash && isExpectedTotal(existing, terms)) {
      return { outcome: "continued", order: existing };
    }
    const priced = await priceCheckout(tx, cart, lines, {
      ...terms.shippingAddress,
      shippingMethodId: terms.shippingMethodId,
      email: terms.email,
      locale: terms.locale,
      discount: terms.discount,
    });
    requirePromotions(cart, priced, terms);
    requireExpectedTotal(cart, priced, terms);
    requireChargeable(cart, priced);
    requireStock(lines);
    if (existing) return { outcome: "superseded", order: existing };
    const draft = { cart, lines, priced, terms, checkoutHash };
    return { outcome: "placed", ...(await writeOrder({ ...ctx, db: tx }, draft)) };
  });
}

/**
 * Rates of tax or shipping may have changed since the order was placed: the shopper confirmed what is shown
 * now.
 */
function isExpectedTotal(existing: OrderRow, { expectedTotal }: OrderTerms): boolean {
  if (!expectedTotal) return true;
  return expectedTotal.amount === existing.totalMinor && expectedTotal.currency === existing.currency;
}

function requireExpectedTotal(
  cart: CartRow,
  { totals }: PricedCheckout,
  { expectedTotal }: OrderTerms,
): void {
  const now = { amount: totals.totalMinor, currency: cart.currency };
  if (!expectedTotal || isSame(expectedTotal, now)) return;
  throw new AppError("price_changed", undefined, { details: { was: expectedTotal, now } });
}

type Amount = { amount: number; currency: string };
const isSame = (a: Amount, b: Amount) => a.amount === b.amount && a.currency === b.currency;

/** Known only with the shopper's address: the cart was shown as if they held. */
const OF_ADDRESS: readonly Rejection[] = ["already_used", "not_first_order"];
const LOST: readonly Rejection[] = [...OF_ADDRESS, "not_active", "ended", "used_up"];

/** A promotion that was shown and is lost is said by name, unless the shopper has seen what it costs without. */
function requirePromotions(
  cart: CartRow,
  { totals, promoted }: PricedCheckout,
  { expectedTotal }: OrderTerms,
): void {
  const now = { amount: totals.totalMinor, currency: cart.currency };
  if (expectedTotal && isSame(expectedTotal, now)) return;
  const lost = promoted.rejected.filter(({ promotion, reason }) =>
    promotion.code !== null ? LOST.includes(reason) : expectedTotal && OF_ADDRESS.includes(reason),
  );
  const [first] = lost;
  if (!first) return;
  const codes = lost.flatMap(({ promotion }) => promotion.code ?? []);
  const name = first.promotion.code ?? first.promotion.name;
  throw new AppError("promotion_unavailable", `“${name}” can no longer be had for this order`, {
    details: { codes, reason: first.reason, now, ...(expectedTotal ? { was: expectedTotal } : {}) },
  });
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
function hashCheckout(lines: readonly PricedCartLine[], codes: readonly string[], terms: OrderTerms): string {
  const { expectedTotal: _, ...rest } = terms;
  const goods = lines.map(({ row, quantity, unitPriceMinor }) => [row.variant.id, quantity, unitPriceMinor]);
  return createHash("sha256")
    .update(JSON.stringify(codes.length === 0 ? [goods, rest] : [goods, rest, codes]))
    .digest("hex");
}
