import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { log } from "@/lib/log/log";
import { inTurn } from "./in-turn";
import { writeWhole } from "./write-whole";

/** So many wait at most; what finds no room is asked for again by a later visitor. */
const MOST_WAITING = 200;
/** Looks as WebP of 80 does, in about half of its bytes: 0.1 s for 640 pixels, 0.4 s for 1280. */
const AVIF = { quality: 52, effort: 2 } as const;

const waiting = new Map<string, string>();
let isRunning = false;

/**
 * Has the AVIF of a rendition made, soon, one after another in this process. An upload is not held up by it, and
 * what nobody looks at is never made.
 *
 * @param webpFile the rendition that exists.
 */
export function queueAvif(webpFile: string, avifFile: string): void {
  if (waiting.size >= MOST_WAITING) return;
  waiting.set(avifFile, webpFile);
  if (isRunning) return;
  isRunning = true;
  void encodeWaiting();
}

async function encodeWaiting(): Promise<void> {
  for (const [avifFile, webpFile] of waiting) {
    try {
      const webp = await readFile(webpFile);
      await writeWhole(avifFile, await inTurn(() => sharp(webp).avif(AVIF).toBuffer()));
    } catch (error) {
      log.warn({ err: error, webpFile }, "a picture was not encoded as AVIF: WebP is shown in its place");
    }
    waiting.delete(avifFile);
  }
  isRunning = false;
}
