import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { product } from "@/db/schema/catalog";
import { wishlist, wishlistItem } from "@/db/schema/wishlist";
import { hashCapability } from "@/lib/ids/capability";
import type { WishlistItem, WishlistOwner } from "./schema";

export type WishlistRow = typeof wishlist.$inferSelect;

export const isOwnedBy = (owner: WishlistOwner): SQL =>
  "customerId" in owner
    ? eq(wishlist.customerId, owner.customerId)
    : eq(wishlist.capabilityHash, hashCapability(owner.wishlistId));

/** The list of an owner, locked until the transaction ends: changes of one list go one after another. */
export async function lockWishlist(db: Db, owner: WishlistOwner): Promise<WishlistRow | null> {
  const [row] = await db.select().from(wishlist).where(isOwnedBy(owner)).for("update");
  return row ?? null;
}

/** `lockWishlist`; a list that is not there yet is made. */
export async function lockOrMakeWishlist(db: Db, owner: WishlistOwner): Promise<WishlistRow> {
  const values =
    "customerId" in owner
      ? { customerId: owner.customerId }
      : { capabilityHash: hashCapability(owner.wishlistId) };
  await db.insert(wishlist).values(values).onConflictDoNothing();
  const row = await lockWishlist(db, owner);
  if (!row) throw new Error("the wishlist was just made");
  return row;
}

export async function touchWishlist(db: Db, id: string): Promise<void> {
  await db.update(wishlist).set({ updatedAt: sql`now()` }).where(eq(wishlist.id, id));
}

/** Latest first. Products that are not on sale any more say so; drafts were never shown and are left out. */
export async function selectItems(db: Db, wishlistRowId: string): Promise<WishlistItem[]> {
  const rows = await db
    .select({
      productId: wishlistItem.productId,
      variantId: wishlistItem.variantId,
      handle: product.handle,
      title: product.title,
      status: product.status,
      addedAt: wishlistItem.createdAt,
    })
    .from(wishlistItem)
    .innerJoin(product, eq(product.id, wishlistItem.productId))
    .where(and(eq(wishlistItem.wishlistId, wishlistRowId), sql`${product.status} <> 'draft'`))
    .orderBy(desc(wishlistItem.createdAt), desc(wishlistItem.productId));
  return rows.map(({ status, addedAt, ...row }) => ({
    ...row,
    onSale: status === "active",
    addedAt: addedAt.toISOString(),
  }));
}
