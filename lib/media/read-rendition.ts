import { readFile } from "node:fs/promises";
import { queueAvif } from "./queue-avif";
import { renditionPath } from "./rendition-path";

export type Rendition = { bytes: Buffer; type: "image/webp" | "image/avif"; isFinal: boolean };

/**
 * A stored picture by its name, or null. WebP is made when a picture is stored. AVIF takes five times as long: the
 * first visitors are given WebP under its name (`isFinal` is false), and it is made meanwhile.
 */
export async function readRendition(name: string): Promise<Rendition | null> {
  const file = renditionPath(name);
  if (!file) return null;
  const bytes = await readIfThere(file);
  const isAvif = file.endsWith(".avif");
  if (bytes) return { bytes, type: isAvif ? "image/avif" : "image/webp", isFinal: true };
  if (!isAvif) return null;
  const webpFile = file.replace(/\.avif$/, ".webp");
  const webp = await readIfThere(webpFile);
  if (!webp) return null;
  queueAvif(webpFile, file);
  return { bytes: webp, type: "image/webp", isFinal: false };
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
