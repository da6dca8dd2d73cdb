import { desc, eq } from "drizzle-orm";
import { wishlist, wishlistItem } from "@/db/schema/wishlist";
import type { Context } from "@/lib/operation/context";
import { lockOrMakeWishlist, lockWishlist, touchWishlist } from "./queries";
import { planMerge } from "./rules";

/**
 * At sign-in: what the browser's list holds comes into the customer's (`planMerge`), and the browser's list is gone,
 * with its share link. So a second call adds nothing. Locks the guest's list, then the customer's: a guest's list is
 * never locked after a customer's, so two sign-ins do not wait for each other in a circle.
 */
export function mergeWishlist(
  ctx: Context,
  { wishlistId, customerId }: { wishlistId: string; customerId: string },
): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    const guest = await lockWishlist(tx, { wishlistId });
    if (!guest) return;
    const own = await lockOrMakeWishlist(tx, { customerId });
    const itemsOf = (id: string) =>
      tx
        .select()
        .from(wishlistItem)
        .where(eq(wishlistItem.wishlistId, id))
        .orderBy(desc(wishlistItem.createdAt), desc(wishlistItem.productId));
    const added = planMerge(await itemsOf(own.id), await itemsOf(guest.id));
    if (added.length > 0)
      await tx.insert(wishlistItem).values(added.map((item) => ({ ...item, wishlistId: own.id })));
    await tx.delete(wishlist).where(eq(wishlist.id, guest.id));
    await touchWishlist(tx, own.id);
  });
}
