import { eq } from "drizzle-orm";
import { wishlist } from "@/db/schema/wishlist";
import { AppError } from "@/lib/errors/app-error";
import { newCapability } from "@/lib/ids/capability";
import type { Context } from "@/lib/operation/context";
import { isOwnedBy, lockWishlist } from "./queries";
import type { WishlistOwner } from "./schema";

/**
 * The id at which others may look at the list; made the first time, and the same until it is taken back. It says
 * nothing of the id that may change the list. Locks the list.
 *
 * @throws AppError `not_found` where the owner has no list.
 */
export function shareWishlist(ctx: Context, owner: WishlistOwner): Promise<string> {
  return ctx.db.transaction(async (tx) => {
    const list = await lockWishlist(tx, owner);
    if (!list) throw new AppError("not_found", "There is no such wishlist");
    if (list.shareId) return list.shareId;
    const shareId = newCapability();
    await tx.update(wishlist).set({ shareId }).where(eq(wishlist.id, list.id));
    return shareId;
  });
}

/** Links that were sent lead nowhere from now on; sharing again makes another one. */
export async function unshareWishlist(ctx: Context, owner: WishlistOwner): Promise<void> {
  await ctx.db.update(wishlist).set({ shareId: null }).where(isOwnedBy(owner));
}
