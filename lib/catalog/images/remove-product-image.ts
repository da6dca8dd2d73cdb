import { eq } from "drizzle-orm";
import { media } from "@/db/schema/catalog";
import { deleteRenditions } from "@/lib/media/delete-renditions";
import type { Context } from "@/lib/operation/context";
import { changeImages, requirePicture } from "./change-images";
import { isShownByOrder, type PictureRow } from "./queries";
import type { ProductImageList, RemoveProductImage } from "./schema";

/**
 * Takes a picture away from a product. Its files go after the commit, unless an order shows it: what was ordered is
 * shown as it was, so the picture then only leaves the product.
 *
 * @returns the pictures that remain.
 * @throws AppError `not_found`, `version_conflict`.
 */
export async function removeProductImage(ctx: Context, input: RemoveProductImage): Promise<ProductImageList> {
  const gone: PictureRow[] = [];
  const list = await changeImages(ctx, input, async (inTx, pictures) => {
    const picture = requirePicture(pictures, input.imageId);
    const { id, storageKey } = picture;
    if (storageKey && (await isShownByOrder(inTx.db, input.productId, storageKey))) {
      await inTx.db.update(media).set({ productId: null, variantId: null }).where(eq(media.id, id));
    } else {
      await inTx.db.delete(media).where(eq(media.id, id));
      gone.push(picture);
    }
    return pictures.map((other) => other.id).filter((other) => other !== id);
  });
  for (const { storageKey, renditionWidthsPx } of gone) {
    if (storageKey) await deleteRenditions(ctx, { storageKey, renditionWidthsPx });
  }
  return list;
}
