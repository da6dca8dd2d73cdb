import { sql } from "drizzle-orm";
import type { z } from "zod";
import { media } from "@/db/schema/catalog";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { addProductImages, requireRoom } from "./add-product-images";
import { changeImages, requireOwnVariant } from "./change-images";
import type { addProductImageInput, EditedImage, ProductImageList } from "./schema";

type Input = z.output<typeof addProductImageInput>;

/**
 * Adds one picture to a product, after those that it has: from a file, or from an address that the media job fetches
 * soon after.
 *
 * @throws AppError `not_found`, `conflict` (too many pictures, or the address is there already), `version_conflict`,
 * `validation_failed`.
 */
export async function addProductImage(ctx: Context, { file, url, ...input }: Input): Promise<EditedImage> {
  const list =
    file === undefined
      ? await addByUrl(ctx, { ...input, url: url ?? "" })
      : await addProductImages(ctx, { ...input, files: [file] });
  const image = list.data.at(-1);
  if (!image) throw new Error("the picture was just added");
  return { ...image, version: list.version };
}

function addByUrl(
  ctx: Context,
  { url, ...input }: Omit<Input, "file" | "url"> & { url: string },
): Promise<ProductImageList> {
  return changeImages(ctx, input, async (inTx, pictures) => {
    requireRoom(pictures.length, 1);
    await requireOwnVariant(inTx, input.productId, input.variantId);
    if (pictures.some(({ sourceUrl }) => sourceUrl === url)) {
      throw new AppError("conflict", "The product has the picture of this address already");
    }
    const added = await inTx.db
      .insert(media)
      .values({
        productId: input.productId,
        variantId: input.variantId ?? null,
        alt: input.alt,
        position: pictures.length + 1,
        status: "pending",
        sourceUrl: url,
        nextAttemptAt: sql`now()`,
      })
      .returning({ id: media.id });
    return [...pictures, ...added].map(({ id }) => id);
  });
}
