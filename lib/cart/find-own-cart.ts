import { AppError } from "@/lib/errors/app-error";
import { newId } from "@/lib/ids/new-id";
import { getDatabase } from "@/lib/operation/database";
import { findCartId } from "./cookie";
import { getCart } from "./get-cart";
import type { Cart } from "./schema";

/** The open cart of the request's cookie, or null. For pages. */
export async function findOwnCart(): Promise<Cart | null> {
  const cartId = await findCartId();
  if (!cartId) return null;
  try {
    const ctx = { db: getDatabase().db, actor: { type: "guest" as const }, requestId: newId() };
    const cart = await getCart(ctx, { cartId });
    return cart.completed ? null : cart;
  } catch (error) {
    // The cart of an old cookie was pruned.
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
