import { queueAvif } from "./queue-avif";
import { readRecent } from "./recent-renditions";
import { renditionKey } from "./rendition-key";

export type Rendition = { bytes: Buffer; type: "image/webp" | "image/avif"; isFinal: boolean };

/**
 * A stored picture by its name, or null. WebP is made when a picture is stored. AVIF takes five times as long: the
 * first visitors are given WebP under its name (`isFinal` is false), and it is made meanwhile.
 *
 * @throws AppError `storage_unavailable`.
 */
export async function readRendition(name: string): Promise<Rendition | null> {
  const key = renditionKey(name);
  if (!key) return null;
  const bytes = await readRecent(key);
  const isAvif = key.endsWith(".avif");
  if (bytes) return { bytes, type: isAvif ? "image/avif" : "image/webp", isFinal: true };
  if (!isAvif) return null;
  const webpKey = key.replace(/\.avif$/, ".webp");
  const webp = await readRecent(webpKey);
  if (!webp) return null;
  queueAvif(webpKey, key);
  return { bytes: webp, type: "image/webp", isFinal: false };
}
