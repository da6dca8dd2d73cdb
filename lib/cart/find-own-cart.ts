import { AppError } from "@/lib/errors/app-error";
import type { Locale } from "@/lib/i18n/locales";
import type { Context } from "@/lib/operation/context";
import { findOwnCartId } from "./find-own-cart-id";
import { getCart } from "./get-cart";
import type { Cart } from "./schema";

/** The open cart of whoever sends the request, or null, in the page's language. */
export async function findOwnCart(ctx: Context, locale: Locale): Promise<Cart | null> {
  const cartId = await findOwnCartId(ctx);
  if (!cartId) return null;
  try {
    const cart = await getCart(ctx, { cartId, locale });
    return cart.completed ? null : cart;
  } catch (error) {
    // The cart of an old cookie was pruned.
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
