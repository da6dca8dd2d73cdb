import { loadCartLines } from "@/lib/cart/load-cart-lines";
import { selectCart } from "@/lib/cart/queries";
import { calculateSubtotal } from "@/lib/cart/rules";
import { toAppliedPromotions } from "@/lib/cart/to-cart";
import type { Locale } from "@/lib/i18n/locales";
import type { Context } from "@/lib/operation/context";
import { listShippingMethods } from "@/lib/shipping/list-shipping-methods";
import { type PricedCheckout, priceCheckout } from "./price-checkout";
import type { CheckoutQuote } from "./schema";

type ListedMethod = {
  id: string;
  name: string;
  price: { amount: number; currency: string };
  estimate: string;
};

/** The methods that serve the country, at what they cost for this cart. @throws AppError `not_found`. */
export async function listCartShippingMethods(
  ctx: Context,
  input: { cartId: string; country: string; locale?: Locale | undefined },
): Promise<{ data: ListedMethod[] }> {
  const cart = await selectCart(ctx.db, input.cartId);
  const lines = await loadCartLines(ctx.db, cart);
  const methods = await listShippingMethods(ctx.db, {
    country: input.country,
    currency: cart.currency,
    subtotalMinor: calculateSubtotal(lines),
    locale: input.locale,
  });
  return {
    data: methods.map(({ id, name, estimate, priceMinor }) => ({
      id,
      name,
      estimate,
      price: { amount: priceMinor, currency: cart.currency },
    })),
  };
}

/**
 * What the cart would cost for an address and a method; the checkout page shows it and sends it as
 * `expectedTotal`.
 *
 * @throws AppError what `priceCheckout` throws.
 */
export async function quoteCheckout(
  ctx: Context,
  input: {
    cartId: string;
    country: string;
    region: string;
    shippingMethodId?: string | undefined;
    locale?: Locale | undefined;
  },
): Promise<CheckoutQuote> {
  const cart = await selectCart(ctx.db, input.cartId);
  const lines = await loadCartLines(ctx.db, cart);
  return toQuote(await priceCheckout(ctx.db, cart, lines, input), cart.currency);
}

/** Totals as every door shows them. */
export function toQuote(
  { totals, shipping, taxSettings, promoted }: PricedCheckout,
  currency: string,
): CheckoutQuote {
  const money = (amount: number) => ({ amount, currency });
  return {
    subtotal: money(totals.subtotalMinor),
    discount: money(totals.discountMinor),
    promotions: toAppliedPromotions(promoted, currency),
    shipping: shipping ? money(totals.shippingMinor) : null,
    tax: money(totals.taxMinor),
    taxIncluded: taxSettings.included,
    total: money(totals.totalMinor),
  };
}
