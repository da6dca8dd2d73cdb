import { and, asc, count, desc, eq, inArray, min, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { media, product, variant } from "@/db/schema/catalog";
import { productListing } from "@/db/schema/listing";
import { wishlist, wishlistItem } from "@/db/schema/wishlist";
import type { Image, ProductSummary } from "@/lib/catalog/schema";
import { toProductSummary } from "@/lib/catalog/to-product-summary";
import type { Locale } from "@/lib/i18n/locales";
import { textIn } from "@/lib/i18n/text-in";
import { hashCapability } from "@/lib/ids/capability";
import { toImage } from "@/lib/media/to-image";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
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

/** Products on sale as lists show them, by id. */
export async function selectSummaries(
  db: Db,
  productIds: string[],
  locale: Locale,
): Promise<Map<string, ProductSummary>> {
  const currency = await getShopCurrency(db);
  const rows = await db
    .select()
    .from(productListing)
    .where(and(inArray(productListing.productId, productIds), eq(productListing.currency, currency)));
  return new Map(rows.map((row) => [row.productId, toProductSummary(row, locale)]));
}

/** The variant of each product that has one alone. */
export async function selectOnlyVariants(db: Db, productIds: string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ productId: variant.productId, variantId: min(sql<string>`${variant.id}::text`) })
    .from(variant)
    .where(inArray(variant.productId, productIds))
    .groupBy(variant.productId)
    .having(eq(count(), 1));
  return new Map(rows.map(({ productId, variantId }) => [productId, variantId ?? ""]));
}

/** What products were called and looked like that are not on sale any more. */
export async function selectMemories(
  db: Db,
  productIds: string[],
  locale: Locale,
): Promise<Map<string, { title: string; image: Image | null }>> {
  const rows = await db
    .selectDistinctOn([product.id], { product, picture: media })
    .from(product)
    .leftJoin(media, and(eq(media.productId, product.id), eq(media.status, "ready")))
    .where(inArray(product.id, productIds))
    .orderBy(asc(product.id), asc(media.position), asc(media.id));
  return new Map(
    rows.map(({ product: row, picture }) => [
      row.id,
      { title: textIn(row, locale, "title", row.title), image: picture && toImage(picture) },
    ]),
  );
}
