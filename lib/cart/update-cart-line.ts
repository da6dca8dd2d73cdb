import { and, eq } from "drizzle-orm";
import { cartLine } from "@/db/schema/cart";
import { variant } from "@/db/schema/catalog";
import { AppError } from "@/lib/errors/app-error";
import type { Locale } from "@/lib/i18n/locales";
import type { Context } from "@/lib/operation/context";
import { changeCart } from "./change-cart";
import { requireAvailable } from "./require-available";
import type { Cart } from "./schema";

/**
 * Sets the quantity of a line. Locks the cart.
 *
 * @throws AppError `not_found`, `insufficient_stock` with `available`, `cart_completed`.
 */
export function updateCartLine(
  ctx: Context,
  {
    cartId,
    lineId,
    quantity,
    locale,
  }: { cartId: string; lineId: string; quantity: number; locale?: Locale | undefined },
): Promise<Cart> {
  return changeCart(ctx, { cartId, locale }, async (tx, cart) => {
    const own = and(eq(cartLine.id, lineId), eq(cartLine.cartId, cart.id));
    const [row] = await tx.db
      .select({ id: variant.id, tracked: variant.tracked })
      .from(cartLine)
      .innerJoin(variant, eq(variant.id, cartLine.variantId))
      .where(own);
    if (!row) throw new AppError("not_found", "There is no such line in the cart");
    await requireAvailable(tx.db, cart, row, quantity);
    await tx.db.update(cartLine).set({ quantity }).where(own);
  });
}
