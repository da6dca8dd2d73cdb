import type { media } from "@/db/schema/catalog";
import { newCapability } from "@/lib/ids/capability";
import type { EncodedPicture } from "./encode-picture";
import { renditionKey } from "./rendition-key";
import { openStorage } from "./storage/open-storage";

/** What a row says about a stored picture. */
export type StoredPicture = { storageKey: string; widthPx: number; heightPx: number } & Pick<
  typeof media.$inferSelect,
  "renditionWidthsPx" | "color"
>;

/**
 * Writes the WebP renditions under a new random name. The row is written afterwards: a crash in between leaves files that
 * nobody names, which `pruneRenditions` takes away, and never a row without files.
 *
 * @throws AppError `storage_unavailable`.
 */
export async function writeRenditions(picture: EncodedPicture): Promise<StoredPicture> {
  const storageKey = newCapability();
  const storage = openStorage();
  await Promise.all(
    picture.renditions.map(({ widthPx, data }) => {
      const key = renditionKey(`${storageKey}-${widthPx}.webp`);
      if (!key) throw new Error("a storage key has the form of a rendition's name");
      return storage.write(key, data);
    }),
  );
  return {
    storageKey,
    widthPx: picture.widthPx,
    heightPx: picture.heightPx,
    color: picture.color,
    renditionWidthsPx: picture.renditions.map(({ widthPx }) => widthPx),
  };
}
