import { AppError } from "@/lib/errors/app-error";
import type { Locale } from "@/lib/i18n/locales";
import { newId } from "@/lib/ids/new-id";
import { getDatabase } from "@/lib/operation/database";
import { findCartId } from "./cookie";
import { getCart } from "./get-cart";
import type { Cart } from "./schema";

/** The open cart of the request's cookie, or null, in the page's language. */
export async function findOwnCart(locale: Locale): Promise<Cart | null> {
  const cartId = await findCartId();
  if (!cartId) return null;
  try {
    const ctx = { db: getDatabase().db, actor: { type: "guest" as const }, requestId: newId() };
    const cart = await getCart(ctx, { cartId, locale });
    return cart.completed ? null : cart;
  } catch (error) {
    // The cart of an old cookie was pruned.
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
