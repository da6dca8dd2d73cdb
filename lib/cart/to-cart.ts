import { toImage } from "@/lib/media/to-image";
import type { PricedCartLine } from "./load-cart-lines";
import type { CartRow } from "./queries";
import { calculateSubtotal, findLineProblem } from "./rules";
import type { Cart, CartLine } from "./schema";

/** The cart as every door shows it. Shipping and tax are null: they need an address. */
export function toCart(cartId: string, cart: CartRow, lines: readonly PricedCartLine[]): Cart {
  const money = (amount: number) => ({ amount, currency: cart.currency });
  const subtotal = calculateSubtotal(lines);
  return {
    id: cartId,
    currency: cart.currency,
    lines: lines.map((line) => toCartLine(line, money)),
    quantity: lines.reduce((sum, line) => sum + line.quantity, 0),
    subtotal: money(subtotal),
    discount: money(0),
    shipping: null,
    tax: null,
    total: money(subtotal),
    requiresShipping: lines.some((line) => line.row.variant.requiresShipping),
    completed: cart.completedAt !== null,
    version: cart.version,
  };
}

function toCartLine(
  line: PricedCartLine,
  money: (amount: number) => { amount: number; currency: string },
): CartLine {
  const { row, quantity, unitPriceMinor } = line;
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
    total: money((unitPriceMinor ?? 0) * quantity),
    requiresShipping: row.variant.requiresShipping,
    available: line.available,
    problem: findLineProblem(line),
  };
}

function hasNewPrice({ row, unitPriceMinor }: PricedCartLine): boolean {
  return row.seenPriceMinor !== null && unitPriceMinor !== null && row.seenPriceMinor !== unitPriceMinor;
}
