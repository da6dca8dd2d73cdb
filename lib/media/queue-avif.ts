import sharp from "sharp";
import { log } from "@/lib/log/log";
import { inTurn } from "./in-turn";
import { openStorage } from "./storage/open-storage";

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
 * @param webpKey of the rendition that exists.
 */
export function queueAvif(webpKey: string, avifKey: string): void {
  if (waiting.size >= MOST_WAITING) return;
  waiting.set(avifKey, webpKey);
  if (isRunning) return;
  isRunning = true;
  void encodeWaiting();
}

async function encodeWaiting(): Promise<void> {
  const storage = openStorage();
  for (const [avifKey, webpKey] of waiting) {
    try {
      const webp = await storage.read(webpKey);
      // It was removed since.
      if (webp) await storage.write(avifKey, await inTurn(() => sharp(webp).avif(AVIF).toBuffer()));
    } catch (error) {
      log.warn({ err: error, webpKey }, "a picture was not encoded as AVIF: WebP is shown in its place");
    }
    waiting.delete(avifKey);
  }
  isRunning = false;
}
