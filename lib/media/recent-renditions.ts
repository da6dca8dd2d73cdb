import { LRUCache } from "lru-cache";
import { getEnv } from "@/lib/env/env";
import { AppError } from "@/lib/errors/app-error";
import { openStorage } from "./storage/open-storage";

/** About a thousand pictures of lists. */
const MEMORY_BYTES = 32 * 1024 * 1024;
/** For so long, a picture that was removed may still be shown. */
const FRESH_MS = 10 * 60 * 1000;
/** A visitor waits no longer. */
const PATIENCE_MS = 4000;
const MOST_FAILURES = 3;
const PAUSE_MS = 2000;

let failuresInARow = 0;
let pausedUntil = 0;

/** Several who ask for the same at once are one question; while S3 is away, what was read before is shown on. */
const recent = new LRUCache<string, Buffer>({
  maxSize: MEMORY_BYTES,
  sizeCalculation: ({ length }) => Math.max(1, length),
  ttl: FRESH_MS,
  // Who waits for one gets it, also where others have taken its room by then.
  ignoreFetchAbort: true,
  fetchMethod: async (key, before) => {
    try {
      return (await readUnlessAway(key)) ?? undefined;
    } catch (error) {
      if (before) return before;
      throw error;
    }
  },
});

/**
 * What a visitor asks for. From a bucket, what was asked for lately is kept in memory: a page shows dozens of pictures, each
 * a question over the network. Files of a folder are kept by the system.
 *
 * @returns null where there is no such file.
 * @throws AppError `storage_unavailable`, within seconds.
 */
export async function readRecent(key: string): Promise<Buffer | null> {
  if (!getEnv().S3_BUCKET) return openStorage().read(key);
  return (await recent.fetch(key)) ?? null;
}

/**
 * After a few failures in a row the bucket is left alone for a moment: a browser has six connections, and pictures that it
 * waits for would keep it from the next page. Then one asks, and the others are told meanwhile.
 */
async function readUnlessAway(key: string): Promise<Buffer | null> {
  const now = Date.now();
  if (now < pausedUntil) throw new AppError("storage_unavailable");
  if (failuresInARow >= MOST_FAILURES) pausedUntil = now + PATIENCE_MS;
  try {
    const data = await openStorage().read(key, { signal: AbortSignal.timeout(PATIENCE_MS) });
    failuresInARow = 0;
    pausedUntil = 0;
    return data;
  } catch (error) {
    failuresInARow += 1;
    if (failuresInARow >= MOST_FAILURES) pausedUntil = Date.now() + PAUSE_MS;
    throw error;
  }
}
