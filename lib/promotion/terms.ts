/** A promotion as its rules read it, in one cart. */
export type PromotionTerms = {
  id: string;
  name: string;
  /** What shoppers read, in the language that the cart is shown in. */
  label: string;
  status: "draft" | "active" | "archived";
  kind: "percent" | "fixed" | "free_shipping" | "buy_x_get_y";
  stackingGroup: "lines" | "order" | "shipping";
  priority: number;
  percentPpm: number | null;
  amountMinor: number | null;
  buyQuantity: number | null;
  getQuantity: number | null;
  currency: string | null;
  appliesTo: "all" | "selected";
  productIds: ReadonlySet<string>;
  collectionIds: ReadonlySet<string>;
  excludesReduced: boolean;
  minSubtotalMinor: number | null;
  customerGroupId: string | null;
  firstOrderOnly: boolean;
  startsAt: Date | null;
  endsAt: Date | null;
  usageLimitPerCustomer: number | null;
  /** The code that brought it into this cart; null: it is automatic. */
  code: string | null;
  /** Uses that are left, of promotion and code together, not counting this cart's own order; null: no limit. */
  usesLeft: number | null;
  /** Earlier uses of the shopper's address; 0 while the address is unknown. */
  usesOfCustomer: number;
};

export type PromotionLine = {
  key: string;
  productId: string;
  collectionIds: readonly string[];
  unitPriceMinor: number;
  quantity: number;
  /** Its price stands beside a former, higher one. */
  reduced: boolean;
  title: string;
};

export type PromotionCart = {
  currency: string;
  lines: readonly PromotionLine[];
  /** Null: not chosen yet, or nothing is shipped. */
  shippingMinor: number | null;
  requiresShipping: boolean;
  /** Prices, and so discounts, are multiples of it: what the provider can charge. */
  stepMinor: number;
  customerGroupId: string | null;
  /** Null: the address is unknown, and is taken to be new. */
  hasOrdered: boolean | null;
};
