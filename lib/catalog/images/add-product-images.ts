import { eq } from "drizzle-orm";
import { media, product } from "@/db/schema/catalog";
import { AppError } from "@/lib/errors/app-error";
import { deleteRenditions } from "@/lib/media/delete-renditions";
import { encodePicture } from "@/lib/media/encode-picture";
import { type StoredPicture, writeRenditions } from "@/lib/media/write-renditions";
import type { Context } from "@/lib/operation/context";
import { changeImages, requireOwnVariant } from "./change-images";
import { countPictures } from "./queries";
import { MAX_PICTURES, MAX_UPLOAD_BYTES, type ProductImageList, uploadTooLarge } from "./schema";

type Input = {
  productId: string;
  files: readonly File[];
  alt: string;
  variantId?: string | null | undefined;
  expectedVersion?: number | undefined;
};

/**
 * Adds pictures to a product, after those that it has: all of them or none. They are decoded and written before the
 * transaction begins, because that takes seconds; the rows follow once the files are there.
 *
 * @throws AppError `not_found`, `conflict` (too many pictures), `version_conflict`, `validation_failed` that names
 * the file, `storage_unavailable`: then nothing was added.
 */
export async function addProductImages(ctx: Context, input: Input): Promise<ProductImageList> {
  await requireProductWithRoom(ctx, input.productId, input.files.length);
  requireModestSize(input.files);
  const stored: StoredPicture[] = [];
  try {
    for (const file of input.files) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      stored.push(await writeRenditions(await encodePicture(bytes, file.name)));
    }
    return await changeImages(ctx, input, async (inTx, pictures) => {
      requireRoom(pictures.length, stored.length);
      await requireOwnVariant(inTx, input.productId, input.variantId);
      const added = await inTx.db
        .insert(media)
        .values(
          stored.map((picture, index) => ({
            ...picture,
            productId: input.productId,
            variantId: input.variantId ?? null,
            alt: input.alt,
            position: pictures.length + index + 1,
            status: "ready" as const,
          })),
        )
        .returning({ id: media.id });
      return [...pictures, ...added].map(({ id }) => id);
    });
  } catch (error) {
    // Ours was decided before the commit. After any other failure the rows may stand: what they do not name is pruned. So is
    // what lies in a storage that is away.
    if (error instanceof AppError && error.code !== "storage_unavailable")
      for (const picture of stored) await deleteRenditions(ctx, picture);
    throw error;
  }
}

/** Asked before anything is decoded, and again under the lock. @throws AppError `conflict`. */
export function requireRoom(present: number, more: number): void {
  if (present + more <= MAX_PICTURES) return;
  const message = `A product has at most ${MAX_PICTURES} pictures, and this one has ${present} already`;
  throw new AppError("conflict", message, { details: { limit: MAX_PICTURES, present } });
}

async function requireProductWithRoom(ctx: Context, productId: string, more: number): Promise<void> {
  const [row] = await ctx.db.select({ id: product.id }).from(product).where(eq(product.id, productId));
  if (!row) throw new AppError("not_found", "There is no such product");
  requireRoom(await countPictures(ctx.db, productId), more);
}

function requireModestSize(files: readonly File[]): void {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  if (bytes <= MAX_UPLOAD_BYTES) return;
  const message = uploadTooLarge(bytes);
  throw new AppError("validation_failed", message, { fields: [{ path: "files", code: "too_big", message }] });
}
