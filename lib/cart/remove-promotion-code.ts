import { and, eq } from "drizzle-orm";
import { cartPromotionCode } from "@/db/schema/cart";
import type { Locale } from "@/lib/i18n/locales";
import type { Context } from "@/lib/operation/context";
import { canonicalCode } from "@/lib/promotion/code-rules";
import { changeCart } from "./change-cart";
import type { Cart } from "./schema";

/**
 * Takes a promotion code out of the cart; one that is not there is gone already. Locks the cart.
 *
 * @throws AppError `not_found` (cart), `cart_completed`.
 */
export function removePromotionCode(
  ctx: Context,
  input: { cartId: string; code: string; locale?: Locale | undefined },
): Promise<Cart> {
  return changeCart(ctx, input, async (tx, cart) => {
    const code = canonicalCode(input.code);
    await tx.db
      .delete(cartPromotionCode)
      .where(and(eq(cartPromotionCode.cartId, cart.id), eq(cartPromotionCode.code, code)));
  });
}
