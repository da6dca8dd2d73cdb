import type { Context } from "@/lib/operation/context";
import { findWishlistOwner } from "./cookie";
import { findWishlist } from "./find-wishlist";
import type { Wishlist } from "./schema";

/** The list of whoever sends the request, or null. For pages. */
export async function findOwnWishlist(ctx: Context): Promise<Wishlist | null> {
  const owner = await findWishlistOwner(ctx.actor);
  return owner && findWishlist(ctx, owner);
}
