/** A list is read whole, on one page. */
export const MAX_WISHLIST_ITEMS = 200;

/** Guests' lists that nobody has touched go after this. */
export const KEEP_GUEST_WISHLIST_DAYS = 365;

/**
 * What a guest's list adds to a customer's: the union, each product once, where the customer's own entry wins. Where
 * both are more than a list holds, the guest's latest come in.
 *
 * @param guest latest first.
 */
export function planMerge<Item extends { productId: string }>(
  own: readonly { productId: string }[],
  guest: readonly Item[],
): Item[] {
  const known = new Set(own.map(({ productId }) => productId));
  return guest
    .filter(({ productId }) => !known.has(productId))
    .slice(0, Math.max(0, MAX_WISHLIST_ITEMS - own.length));
}
