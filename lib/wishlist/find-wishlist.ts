import { eq } from "drizzle-orm";
import { wishlist } from "@/db/schema/wishlist";
import type { Context } from "@/lib/operation/context";
import { isOwnedBy, selectItems } from "./queries";
import type { Wishlist, WishlistItem, WishlistOwner } from "./schema";

/** The owner's list, or null where there is none. */
export async function findWishlist(ctx: Context, owner: WishlistOwner): Promise<Wishlist | null> {
  const [row] = await ctx.db.select().from(wishlist).where(isOwnedBy(owner));
  return row ? { items: await selectItems(ctx.db, row.id), shareId: row.shareId } : null;
}

/** What whoever was sent the link sees: the products, not whose they are. Null once sharing has ended. */
export async function findSharedWishlist(ctx: Context, shareId: string): Promise<WishlistItem[] | null> {
  const [row] = await ctx.db.select({ id: wishlist.id }).from(wishlist).where(eq(wishlist.shareId, shareId));
  return row ? selectItems(ctx.db, row.id) : null;
}
