import { and, asc, count, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { media, variant } from "@/db/schema/catalog";
import { orderLine } from "@/db/schema/order";

export type PictureRow = typeof media.$inferSelect;

/** All pictures of a product in their order, those among them that are still to be fetched. */
export function selectPictures(db: Db, productId: string): Promise<PictureRow[]> {
  return db
    .select()
    .from(media)
    .where(eq(media.productId, productId))
    .orderBy(asc(media.position), asc(media.id));
}

export async function countPictures(db: Db, productId: string): Promise<number> {
  const [row] = await db.select({ pictures: count() }).from(media).where(eq(media.productId, productId));
  return row?.pictures ?? 0;
}

export async function isVariantOf(db: Db, variantId: string, productId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: variant.id })
    .from(variant)
    .where(and(eq(variant.id, variantId), eq(variant.productId, productId)));
  return row !== undefined;
}

/** Whether an order of the product shows the picture: found over the orders of the product. */
export async function isShownByOrder(db: Db, productId: string, storageKey: string): Promise<boolean> {
  const [row] = await db
    .select({ id: orderLine.id })
    .from(orderLine)
    .where(and(eq(orderLine.productId, productId), eq(orderLine.mediaKey, storageKey)))
    .limit(1);
  return row !== undefined;
}
