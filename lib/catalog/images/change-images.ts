import { eq } from "drizzle-orm";
import { media, product } from "@/db/schema/catalog";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { lockProduct } from "../queries";
import { refreshListing } from "../refresh-listing";
import { requireVersion } from "../require-version";
import { isVariantOf, type PictureRow, selectPictures } from "./queries";
import type { ProductImageList } from "./schema";
import { toProductImage } from "./to-product-image";

type Target = { productId: string; expectedVersion?: number | undefined };

/**
 * Changes the pictures of a product. Locks the product, so that changes go one after another; then numbers the
 * pictures 1, 2, 3 …, raises the product's version, refreshes the listing and invalidates the pages, all in one
 * transaction.
 *
 * @param change writes what it changes but the positions. @returns the ids of all pictures in their new order.
 * @throws AppError `not_found`, `version_conflict`, and what `change` throws.
 */
export function changeImages(
  ctx: Context,
  { productId, expectedVersion }: Target,
  change: (inTx: Context, pictures: PictureRow[]) => Promise<string[]>,
): Promise<ProductImageList> {
  return ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    const row = await lockProduct(tx, productId);
    requireVersion(row, expectedVersion);
    const order = await change(inTx, await selectPictures(tx, productId));
    for (const { id, position } of await selectPictures(tx, productId)) {
      const place = order.indexOf(id) + 1;
      if (place !== position) await tx.update(media).set({ position: place }).where(eq(media.id, id));
    }
    const [updated] = await tx
      .update(product)
      .set({ version: row.version + 1 })
      .where(eq(product.id, productId))
      .returning();
    if (!updated) throw new Error(`product ${productId} is gone`);
    await refreshListing(inTx, updated);
    const pictures = await selectPictures(tx, productId);
    return { data: pictures.map(toProductImage), version: updated.version };
  });
}

/** @throws AppError `not_found` for a picture of another product too: nobody learns whether it exists. */
export function requirePicture(pictures: readonly PictureRow[], imageId: string): PictureRow {
  const found = pictures.find(({ id }) => id === imageId);
  if (!found) throw new AppError("not_found", "There is no such picture: it may have been removed");
  return found;
}

/** @throws AppError `validation_failed`. */
export async function requireOwnVariant(
  ctx: Context,
  productId: string,
  variantId: string | null | undefined,
): Promise<void> {
  if (variantId == null || (await isVariantOf(ctx.db, variantId, productId))) return;
  const message = "This variant is not one of the product";
  throw new AppError("validation_failed", message, {
    fields: [{ path: "variantId", code: "unknown", message }],
  });
}
