import type { Db } from "@/db/client";
import { pipelined } from "@/db/pipelined";
import type { PricedCartLine } from "@/lib/cart/load-cart-lines";
import { promoteCart } from "@/lib/cart/promote-cart";
import type { CartRow } from "@/lib/cart/queries";
import { calculateSubtotal, findLineProblem } from "@/lib/cart/rules";
import { AppError } from "@/lib/errors/app-error";
import type { Locale } from "@/lib/i18n/locales";
import type { EvaluatedCart } from "@/lib/promotion/evaluate-cart";
import type { ManualDiscount } from "@/lib/promotion/manual-discount";
import { listShippingMethods, type ShippingQuote } from "@/lib/shipping/list-shipping-methods";
import { findTaxRates } from "@/lib/tax/find-tax-rates";
import { getTaxSettings } from "@/lib/tax/get-tax-settings";
import type { TaxSettings } from "@/lib/tax/rules";
import { chargeStepMinor } from "@/lib/vendors/stripe-amount";
import { type CheckoutTotals, calculateTotals } from "./calculate-totals";

type Destination = {
  country: string;
  shippingMethodId?: string | undefined;
  locale?: Locale | undefined;
};

export type PricedCheckout = {
  totals: CheckoutTotals;
  shipping: ShippingQuote | null;
  taxSettings: TaxSettings;
  promoted: EvaluatedCart;
};

/**
 * Prices a cart for an address and a shipping method, from the database, with what promotions take off.
 *
 * @param to.email of the shopper, where it is known: some promotions are not for everybody.
 * @param to.discount of a draft order.
 * @throws AppError `cart_empty`, `variant_not_found` (a line is no longer on sale), `validation_failed` (a
 * method is needed), `shipping_unavailable` (the method does not serve the country).
 */
export async function priceCheckout(
  db: Db,
  cart: CartRow,
  lines: readonly PricedCartLine[],
  to: Destination & {
    region: string;
    email?: string | undefined;
    discount?: ManualDiscount | null | undefined;
  },
): Promise<PricedCheckout> {
  requireLines(lines);
  const [shipping, taxSettings, rates] = await pipelined(
    chooseShipping(db, cart, lines, to),
    getTaxSettings(db),
    findTaxRates(db, to),
  );
  const promoted = await promoteCart(db, cart, lines, {
    shippingMinor: shipping?.priceMinor ?? null,
    email: to.email,
    locale: to.locale,
    discount: to.discount,
  });
  const tax = { ...rates, settings: taxSettings };
  const totals = calculateTotals(
    lines.map(({ row, quantity, unitPriceMinor }) => ({
      key: row.line.id,
      unitPriceMinor: unitPriceMinor ?? 0,
      quantity,
      discountMinor: promoted.discountOf.get(row.line.id) ?? 0,
      taxable: row.variant.taxable,
      taxCategoryId: row.variant.taxCategoryId,
    })),
    (shipping?.priceMinor ?? 0) - promoted.shippingDiscountMinor,
    tax,
    chargeStepMinor(cart.currency),
  );
  return { totals, shipping, taxSettings, promoted };
}

function requireLines(lines: readonly PricedCartLine[]): void {
  if (lines.length === 0) throw new AppError("cart_empty");
  const gone = lines.filter((line) => findLineProblem(line) === "unavailable");
  if (gone.length === 0) return;
  throw new AppError(
    "variant_not_found",
    `No longer on sale: ${gone.map(({ title }) => title).join(", ")}. Take it out of the cart.`,
    { details: { variantIds: gone.map(({ row }) => row.variant.id) } },
  );
}

async function chooseShipping(
  db: Db,
  cart: CartRow,
  lines: readonly PricedCartLine[],
  to: Destination,
): Promise<ShippingQuote | null> {
  if (!lines.some(({ row }) => row.variant.requiresShipping)) return null;
  if (to.shippingMethodId === undefined) {
    throw new AppError("validation_failed", "shippingMethodId: choose how it is shipped", {
      fields: [{ path: "shippingMethodId", code: "required", message: "choose how it is shipped" }],
    });
  }
  const methods = await listShippingMethods(db, {
    country: to.country,
    currency: cart.currency,
    subtotalMinor: calculateSubtotal(lines),
    locale: to.locale,
  });
  const method = methods.find(({ id }) => id === to.shippingMethodId);
  if (!method) throw new AppError("shipping_unavailable");
  return method;
}
