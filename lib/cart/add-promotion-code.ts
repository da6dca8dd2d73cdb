import { cartPromotionCode } from "@/db/schema/cart";
import { AppError } from "@/lib/errors/app-error";
import type { Locale } from "@/lib/i18n/locales";
import type { Context } from "@/lib/operation/context";
import { canonicalCode } from "@/lib/promotion/code-rules";
import { findCode } from "@/lib/promotion/queries";
import { changeCart } from "./change-cart";
import { codeError, toCodeProblem } from "./code-problem";
import { MAX_CART_CODES } from "./limits";
import { loadCartLines } from "./load-cart-lines";
import { promoteCart } from "./promote-cart";
import type { Cart } from "./schema";

/**
 * Puts a promotion code into the cart when it helps there now, or would but for another discount that takes its place.
 * A code that is there already stays. A promotion that has not started, or is a draft, is as unknown as no code at all.
 * The caller limits how often codes are tried. Locks the cart.
 *
 * @throws AppError `not_found` (cart), `cart_completed`, `promotion_code_unknown`, `promotion_code_expired`,
 * `promotion_code_used_up`, `promotion_code_not_applicable` with `reason`; `conflict` with too many codes.
 */
export function addPromotionCode(
  ctx: Context,
  input: { cartId: string; code: string; locale?: Locale | undefined },
): Promise<Cart> {
  return changeCart(ctx, input, async (tx, cart) => {
    const found = await findCode(tx.db, canonicalCode(input.code));
    const startsAt = found?.promotion.startsAt;
    const isSecret = found?.promotion.status === "draft" || (startsAt && startsAt > new Date());
    if (!found || isSecret || found.promotion.method !== "code") throw unknownCode();
    const lines = await loadCartLines(tx.db, cart);
    const { rejected, codes } = await promoteCart(tx.db, cart, lines, { further: found });
    const rejection = rejected.find(({ promotion }) => promotion.code === found.code.code);
    if (rejection && rejection.reason !== "outranked") {
      throw codeError(toCodeProblem(rejection.reason), found.promotion);
    }
    if (codes.length > MAX_CART_CODES) throw new AppError("conflict", `A cart takes ${MAX_CART_CODES} codes`);
    await tx.db
      .insert(cartPromotionCode)
      .values({ cartId: cart.id, code: found.code.code })
      .onConflictDoNothing();
  });
}

function unknownCode(): AppError {
  const message = "There is no such code. Look at how it is spelled.";
  return new AppError("promotion_code_unknown", message, {
    fields: [{ path: "code", code: "unknown", message }],
  });
}
