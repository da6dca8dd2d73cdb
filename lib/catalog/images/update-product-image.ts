import { eq } from "drizzle-orm";
import { media } from "@/db/schema/catalog";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { changeImages, requireOwnVariant, requirePicture } from "./change-images";
import type { EditedImage, UpdateProductImage } from "./schema";

/**
 * Edits a picture: alternative text, place among the others, the variant that it shows; what is not named stays. The
 * others move up or down.
 *
 * @throws AppError `not_found`, `version_conflict`, `validation_failed` (a place that there is not, a variant of
 * another product).
 */
export async function updateProductImage(ctx: Context, input: UpdateProductImage): Promise<EditedImage> {
  const { productId, imageId, alt, variantId } = input;
  const list = await changeImages(ctx, input, async (inTx, pictures) => {
    const picture = requirePicture(pictures, imageId);
    const position = input.position ?? pictures.indexOf(picture) + 1;
    requirePlace(position, pictures.length);
    await requireOwnVariant(inTx, productId, variantId);
    if (alt !== undefined || variantId !== undefined) {
      await inTx.db.update(media).set({ alt, variantId }).where(eq(media.id, imageId));
    }
    return pictures
      .map(({ id }) => id)
      .filter((id) => id !== imageId)
      .toSpliced(position - 1, 0, imageId);
  });
  const image = list.data.find(({ id }) => id === imageId);
  if (!image) throw new Error("the picture was just edited");
  return { ...image, version: list.version };
}

function requirePlace(position: number, pictures: number): void {
  if (position <= pictures) return;
  const message = `The product has ${pictures} pictures: there is no place ${position}`;
  throw new AppError("validation_failed", message, {
    fields: [{ path: "position", code: "too_big", message }],
  });
}
