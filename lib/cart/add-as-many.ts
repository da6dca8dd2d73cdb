import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { addCartLine } from "./add-cart-line";

/**
 * Puts as many of a variant into the cart as can be had, up to a quantity. Locks the cart.
 *
 * @returns how many were added.
 * @throws AppError `not_found` (cart), `cart_completed`.
 */
export async function addAsMany(
  ctx: Context,
  line: { cartId: string; variantId: string; quantity: number },
): Promise<number> {
  try {
    await addCartLine(ctx, line);
    return line.quantity;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "variant_not_found" || error.code === "cart_full") return 0;
    const { available } = error.details;
    if (error.code !== "insufficient_stock" || typeof available !== "number") throw error;
    // It may go lower still between the two: then the next round takes what is left.
    return available > 0 && available < line.quantity ? addAsMany(ctx, { ...line, quantity: available }) : 0;
  }
}
