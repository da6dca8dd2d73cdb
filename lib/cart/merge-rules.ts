import { MAX_CART_LINES, MAX_LINE_QUANTITY } from "./limits";

type Line = { variantId: string; quantity: number };

/**
 * What a guest's cart does to a customer's: each variant's units are added, up to what is available, but never below what
 * the customer's cart held; a variant that is sold out comes along as one unit, so that the cart says so instead of
 * losing it. What is more than a cart holds stays out, the last first.
 *
 * @param availableOf units that this cart may have; null where nothing is counted.
 * @returns the lines of the customer's cart that change, each with its new quantity.
 */
export function planCartMerge(
  own: readonly Line[],
  guest: readonly Line[],
  availableOf: (variantId: string) => number | null,
): Line[] {
  const held = new Map(own.map((line) => [line.variantId, line.quantity]));
  let room = MAX_CART_LINES - held.size;
  return guest.flatMap(({ variantId, quantity }) => {
    const before = held.get(variantId) ?? 0;
    if (before === 0 && room <= 0) return [];
    if (before === 0) room -= 1;
    const most = Math.min(MAX_LINE_QUANTITY, availableOf(variantId) ?? MAX_LINE_QUANTITY);
    const after = Math.max(before, 1, Math.min(before + quantity, most));
    return after === before ? [] : [{ variantId, quantity: after }];
  });
}
