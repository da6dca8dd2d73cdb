import { toImage } from "@/lib/media/to-image";
import type { EvaluatedCart } from "@/lib/promotion/evaluate-cart";
import { minimumOf, toCodeProblem } from "./code-problem";
import type { PricedCartLine } from "./load-cart-lines";
import type { CartRow } from "./queries";
import { calculateSubtotal, findLineProblem } from "./rules";
import type { AppliedPromotion, Cart, CartCode, CartLine } from "./schema";

/** The cart as every door shows it. Shipping and tax are null: they need an address. */
export function toCart(
  cartId: string,
  cart: CartRow,
  lines: readonly PricedCartLine[],
  evaluated: EvaluatedCart,
): Cart {
  const money = (amount: number) => ({ amount, currency: cart.currency });
  const subtotal = calculateSubtotal(lines);
  return {
    id: cartId,
    currency: cart.currency,
    lines: lines.map((line) => toCartLine(line, evaluated.discountOf.get(line.row.line.id) ?? 0, money)),
    quantity: lines.reduce((sum, line) => sum + line.quantity, 0),
    subtotal: money(subtotal),
    discount: money(evaluated.discountMinor),
    promotions: toAppliedPromotions(evaluated, cart.currency),
    promotionCodes: toCartCodes(evaluated),
    shipping: null,
    tax: null,
    total: money(subtotal - evaluated.discountMinor),
    requiresShipping: lines.some((line) => line.row.variant.requiresShipping),
    completed: cart.completedAt !== null,
    version: cart.version,
  };
}

/** What is applied, by name, as cart and checkout show it. */
export function toAppliedPromotions(
  { adjustments, manual }: EvaluatedCart,
  currency: string,
): AppliedPromotion[] {
  const promotions = adjustments.map(({ promotion, amountMinor }) => ({
    name: promotion.label,
    code: promotion.code,
    amount: { amount: amountMinor, currency },
    shipping: promotion.stackingGroup === "shipping",
  }));
  if (!manual) return promotions;
  const amount = { amount: manual.amountMinor, currency };
  return [...promotions, { name: manual.reason, code: null, amount, shipping: false }];
}

function toCartCodes({ codes, rejected, adjustments }: EvaluatedCart): CartCode[] {
  return codes.map(({ code: { code }, promotion, label }) => {
    const applied = adjustments.some((adjustment) => adjustment.promotion.code === code);
    const rejection = rejected.find((entry) => entry.promotion.code === code);
    // Not looked at: the cart has another code of the same promotion.
    const problem = applied ? null : toCodeProblem(rejection?.reason ?? "outranked");
    const minimum = problem === "below_minimum" ? minimumOf(promotion) : null;
    return { code, name: label, applied, problem, minimum };
  });
}

function toCartLine(
  line: PricedCartLine,
  discountMinor: number,
  money: (amount: number) => { amount: number; currency: string },
): CartLine {
  const { row, quantity, unitPriceMinor } = line;
  const subtotalMinor = (unitPriceMinor ?? 0) * quantity;
  return {
    id: row.line.id,
    variantId: row.variant.id,
    productHandle: row.product.handle,
    title: line.title,
    variantTitle: line.variantTitle,
    sku: row.variant.sku,
    image: row.picture ? toImage({ ...row.picture, alt: line.imageAlt }) : null,
    quantity,
    unitPrice: money(unitPriceMinor ?? 0),
    previousUnitPrice: hasNewPrice(line) ? money(row.seenPriceMinor ?? 0) : null,
    subtotal: money(subtotalMinor),
    discount: money(discountMinor),
    total: money(subtotalMinor - discountMinor),
    requiresShipping: row.variant.requiresShipping,
    available: line.available,
    problem: findLineProblem(line),
  };
}

function hasNewPrice({ row, unitPriceMinor }: PricedCartLine): boolean {
  return row.seenPriceMinor !== null && unitPriceMinor !== null && row.seenPriceMinor !== unitPriceMinor;
}
