import { and, eq } from "drizzle-orm";
import { cartLine } from "@/db/schema/cart";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { changeCart } from "./change-cart";
import type { Cart } from "./schema";

/** Takes a line out of the cart. Locks the cart. @throws AppError `not_found`, `cart_completed`. */
export function removeCartLine(
  ctx: Context,
  { cartId, lineId }: { cartId: string; lineId: string },
): Promise<Cart> {
  return changeCart(ctx, cartId, async (tx, cart) => {
    const removed = await tx.db
      .delete(cartLine)
      .where(and(eq(cartLine.id, lineId), eq(cartLine.cartId, cart.id)))
      .returning({ id: cartLine.id });
    if (removed.length === 0) throw new AppError("not_found", "There is no such line in the cart");
  });
}
