/** Every limit: requests a caller may make in a window. `RATE_LIMIT_FACTOR` multiplies the points. */
export const limits = {
  /** Reads are counted in this process alone, so that a read never costs a write. */
  api_read: { points: 600, windowSeconds: 60, store: "memory" },
  /** Beacons: a lost one does no harm. */
  vitals: { points: 60, windowSeconds: 60, store: "memory" },
  api_write: { points: 120, windowSeconds: 60, store: "postgres" },
  sign_in_address: { points: 20, windowSeconds: 900, store: "postgres" },
  sign_in_account: { points: 10, windowSeconds: 900, store: "postgres" },
  /** Guessing an order's number and address, from one place and about one order. */
  order_lookup_address: { points: 20, windowSeconds: 900, store: "postgres" },
  order_lookup_order: { points: 10, windowSeconds: 900, store: "postgres" },
  /** Mails to addresses that somebody typed; each address is bounded besides (lib/back-in-stock/rules.ts). */
  back_in_stock: { points: 10, windowSeconds: 3600, store: "postgres" },
  /** Addresses that somebody typed at checkout; each is bounded besides (lib/checkout-reminder/rules.ts). */
  checkout_reminder: { points: 60, windowSeconds: 3600, store: "postgres" },
  /** Changes of wishlists: each may be the first of a new list. */
  wishlist: { points: 120, windowSeconds: 600, store: "postgres" },
  /** Writing and changing reviews, from one place. */
  review_write: { points: 20, windowSeconds: 900, store: "postgres" },
  /** Trying promotion codes, from one place and with one cart. */
  promotion_code_address: { points: 10, windowSeconds: 60, store: "postgres" },
  promotion_code_cart: { points: 10, windowSeconds: 60, store: "postgres" },
} as const;

export type LimitKind = keyof typeof limits;
