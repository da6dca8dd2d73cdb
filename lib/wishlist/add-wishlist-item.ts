import { and, count, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { product, variant } from "@/db/schema/catalog";
import { wishlistItem } from "@/db/schema/wishlist";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { lockOrMakeWishlist, touchWishlist } from "./queries";
import { MAX_WISHLIST_ITEMS } from "./rules";
import type { WishlistOwner } from "./schema";

type Input = { owner: WishlistOwner; productId: string; variantId?: string };

/**
 * Puts a product on the owner's list, which is made where there is none; one that is on it stays, and takes the
 * variant that is named. Locks the list.
 *
 * @throws AppError `not_found` (no such product on sale, or the variant is another's), `wishlist_full`.
 */
export function addWishlistItem(ctx: Context, { owner, productId, variantId }: Input): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    await requireOnSale(tx, productId, variantId);
    const { id: wishlistId } = await lockOrMakeWishlist(tx, owner);
    const own = await tx
      .select({ productId: wishlistItem.productId })
      .from(wishlistItem)
      .where(and(eq(wishlistItem.wishlistId, wishlistId), eq(wishlistItem.productId, productId)));
    if (own.length === 0) await requireRoom(tx, wishlistId);
    const row = { wishlistId, productId, variantId: variantId ?? null };
    const target = [wishlistItem.wishlistId, wishlistItem.productId];
    const insert = tx.insert(wishlistItem).values(row);
    await (variantId === undefined
      ? insert.onConflictDoNothing()
      : insert.onConflictDoUpdate({ target, set: { variantId } }));
    await touchWishlist(tx, wishlistId);
  });
}

async function requireOnSale(db: Db, productId: string, variantId: string | undefined): Promise<void> {
  const rows = await db
    .select({ variantId: variant.id })
    .from(product)
    .innerJoin(variant, eq(variant.productId, product.id))
    .where(and(eq(product.id, productId), eq(product.status, "active")));
  const fits = variantId === undefined || rows.some((row) => row.variantId === variantId);
  if (rows.length === 0 || !fits) throw new AppError("not_found", "There is no such product on sale");
}

async function requireRoom(db: Db, wishlistId: string): Promise<void> {
  const [row] = await db
    .select({ items: count() })
    .from(wishlistItem)
    .where(eq(wishlistItem.wishlistId, wishlistId));
  if ((row?.items ?? 0) < MAX_WISHLIST_ITEMS) return;
  throw new AppError("wishlist_full", undefined, { details: { limit: MAX_WISHLIST_ITEMS } });
}
