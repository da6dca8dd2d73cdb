import { and, eq } from "drizzle-orm";
import { cartLine } from "@/db/schema/cart";
import { AppError } from "@/lib/errors/app-error";
import type { Locale } from "@/lib/i18n/locales";
import type { Context } from "@/lib/operation/context";
import { changeCart } from "./change-cart";
import type { Cart } from "./schema";

/** Takes a line out of the cart. Locks the cart. @throws AppError `not_found`, `cart_completed`. */
export function removeCartLine(
  ctx: Context,
  { cartId, lineId, locale }: { cartId: string; lineId: string; locale?: Locale | undefined },
): Promise<Cart> {
  return changeCart(ctx, { cartId, locale }, async (tx, cart) => {
    const removed = await tx.db
      .delete(cartLine)
      .where(and(eq(cartLine.id, lineId), eq(cartLine.cartId, cart.id)))
      .returning({ id: cartLine.id });
    if (removed.length === 0) throw new AppError("not_found", "There is no such line in the cart");
  });
}
