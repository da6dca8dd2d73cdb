import { findCartId } from "@/lib/cart/cookie";
import { getCart } from "@/lib/cart/get-cart";
import { AppError } from "@/lib/errors/app-error";
import { newId } from "@/lib/ids/new-id";
import { getDatabase } from "@/lib/operation/database";

/** The number on the cart, for the browser that holds its cookie. */
export async function GET(): Promise<Response> {
  return Response.json({ quantity: await countItems() }, { headers: { "cache-control": "no-store" } });
}

async function countItems(): Promise<number> {
  const cartId = await findCartId();
  if (!cartId) return 0;
  try {
    const ctx = { db: getDatabase().db, actor: { type: "guest" as const }, requestId: newId() };
    return (await getCart(ctx, { cartId })).quantity;
  } catch (error) {
    // The cart of an old cookie was pruned.
    if (error instanceof AppError && error.code === "not_found") return 0;
    throw error;
  }
}
