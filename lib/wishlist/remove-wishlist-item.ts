import { and, eq } from "drizzle-orm";
import { wishlistItem } from "@/db/schema/wishlist";
import type { Context } from "@/lib/operation/context";
import { lockWishlist, touchWishlist } from "./queries";
import type { WishlistOwner } from "./schema";

/** Takes a product off the owner's list; one that is not on it is off it already. Locks the list. */
export function removeWishlistItem(
  ctx: Context,
  { owner, productId }: { owner: WishlistOwner; productId: string },
): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    const list = await lockWishlist(tx, owner);
    if (!list) return;
    await tx
      .delete(wishlistItem)
      .where(and(eq(wishlistItem.wishlistId, list.id), eq(wishlistItem.productId, productId)));
    await touchWishlist(tx, list.id);
  });
}
