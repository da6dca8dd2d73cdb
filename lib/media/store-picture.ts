import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { media } from "@/db/schema/catalog";
import { AppError } from "@/lib/errors/app-error";
import { newCapability } from "@/lib/ids/capability";
import type { Context } from "@/lib/operation/context";
import { renditionPath } from "./rendition-path";

const WIDTHS_PX = [160, 320, 480, 640, 960, 1280, 1600];
const MAX_PIXELS = 60_000_000;
const FORMATS = new Set(["jpeg", "png", "webp", "gif", "avif", "heif", "tiff"]);

/**
 * Decodes a picture and writes it again as WebP in every width up to its own; what was uploaded is never served as it
 * came. Writes files, then marks the row as ready. The caller invalidates the product's page.
 *
 * @throws AppError `validation_failed` when it is not a picture that can be decoded.
 */
export async function storePicture(
  ctx: Context,
  { mediaId, bytes }: { mediaId: string; bytes: Uint8Array },
): Promise<void> {
  const picture = await encodeRenditions(bytes);
  const storageKey = newCapability();
  for (const { widthPx, data } of picture.renditions) {
    const file = renditionPath(`${storageKey}-${widthPx}.webp`);
    if (!file) throw new Error("a storage key has the form of a rendition's name");
    await writeWhole(file, data);
  }
  await ctx.db
    .update(media)
    .set({
      status: "ready",
      storageKey,
      widthPx: picture.widthPx,
      heightPx: picture.heightPx,
      renditionWidthsPx: picture.renditions.map((rendition) => rendition.widthPx),
      nextAttemptAt: null,
      lastError: null,
    })
    .where(eq(media.id, mediaId));
}

async function encodeRenditions(bytes: Uint8Array) {
  try {
    const input = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" });
    const { format } = await input.metadata();
    if (!FORMATS.has(format)) throw new Error(`format ${format}`);
    const upright = await input
      .rotate()
      .toColorspace("srgb")
      .png({ compressionLevel: 1 })
      .toBuffer({ resolveWithObject: true });
    const { width: widthPx, height: heightPx } = upright.info;
    const widths = WIDTHS_PX.filter((width) => width < widthPx);
    widths.push(Math.min(widthPx, 1600));
    const renditions = [];
    for (const width of new Set(widths)) {
      const data = await sharp(upright.data).resize({ width }).webp({ quality: 80 }).toBuffer();
      renditions.push({ widthPx: width, data });
    }
    return { widthPx, heightPx, renditions };
  } catch (error) {
    throw new AppError(
      "validation_failed",
      "This file is not a picture that can be read: send JPEG, PNG, WebP or AVIF",
      {
        fields: [{ path: "picture", code: "not_a_picture", message: "send JPEG, PNG, WebP or AVIF" }],
        cause: error,
      },
    );
  }
}

/** A reader never sees half a file, and a crash leaves none. */
async function writeWhole(file: string, data: Buffer): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, data);
  await rename(temporary, file);
}
