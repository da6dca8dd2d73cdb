/** Bounds of a cart, by themselves: pages need them without the shapes that check them. */
export const MAX_LINE_QUANTITY = 999;
export const MAX_CART_LINES = 200;
/** Codes of which one is applied stand beside each other; more than this is guessing. */
export const MAX_CART_CODES = 10;
