import type { Db } from "@/db/client";
import { type EvaluatedCart, evaluateCart } from "@/lib/promotion/evaluate-cart";
import type { CodeRow, PromotionRow } from "@/lib/promotion/queries";
import type { PricedCartLine } from "./load-cart-lines";
import type { CartRow } from "./queries";

type Options = {
  /** Null: no method is chosen. */
  shippingMinor?: number | null;
  /** Of the checkout; else the one that the cart remembers. */
  email?: string | undefined;
  /** A code that is weighed without being in the cart. */
  further?: { code: CodeRow; promotion: PromotionRow };
};

/** What promotions do to a cart now. Lines that are not for sale count nothing. */
export function promoteCart(
  db: Db,
  cart: CartRow,
  lines: readonly PricedCartLine[],
  { shippingMinor = null, email, further }: Options = {},
): Promise<EvaluatedCart> {
  return evaluateCart(
    db,
    {
      cartRowId: cart.id,
      currency: cart.currency,
      customerId: cart.customerId,
      email: email ?? cart.email,
      shippingMinor,
      requiresShipping: lines.some(({ row }) => row.variant.requiresShipping),
      lines: lines.flatMap(({ row, quantity, unitPriceMinor }) =>
        unitPriceMinor === null
          ? []
          : [
              {
                key: row.line.id,
                productId: row.product.id,
                title: row.product.title,
                unitPriceMinor,
                quantity,
                reduced: (row.price?.compareAtMinor ?? 0) > unitPriceMinor,
              },
            ],
      ),
    },
    further,
  );
}
