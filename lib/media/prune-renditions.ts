import { inArray } from "drizzle-orm";
import { media } from "@/db/schema/catalog";
import type { Context } from "@/lib/operation/context";
import { isBackupUnderWay } from "./hold-deletions";
import { openStorage } from "./storage/open-storage";
import type { Storage } from "./storage/storage";

/** Files are written before their row: younger ones may belong to a transaction that still runs. */
const GRACE_MS = 60 * 60 * 1000;
/** A folder's own writing leaves temporary files where it was killed. */
const keyPattern = /^..\/([A-Za-z0-9_-]{27})-\d{2,4}\.(?:webp|avif)(\.\d+\.tmp)?$/;

let next: string | undefined;

/**
 * Removes files that no row names: of uploads that failed or died half-way, and of pictures that are gone. Goes on at
 * every call where it stopped, a few pages of the storage's list at a time, so that a round is short however many pictures
 * there are.
 *
 * @returns how many files were removed.
 * @throws AppError `storage_unavailable`.
 */
export async function pruneRenditions(ctx: Context, { pages }: { pages: number }): Promise<number> {
  const storage = openStorage();
  let removed = 0;
  for (let page = 0; page < pages; page += 1) {
    const listed = await storage.list(next);
    removed += await pruneFiles(ctx, storage, listed.keys);
    next = listed.next;
    if (next === undefined) break;
  }
  return removed;
}

async function pruneFiles(ctx: Context, storage: Storage, keys: string[]): Promise<number> {
  const files = keys.flatMap((key) => {
    const [, storageKey, temporary] = keyPattern.exec(key) ?? [];
    return storageKey ? [{ key, storageKey, temporary: temporary !== undefined }] : [];
  });
  const known = await findKnownKeys(ctx, [...new Set(files.map(({ storageKey }) => storageKey))]);
  // Its snapshot may name what is gone since: it has to be asked for after the rows.
  if (files.length > 0 && (await isBackupUnderWay(ctx.db))) return 0;
  let removed = 0;
  for (const { key, storageKey, temporary } of files) {
    if (known.has(storageKey) && !temporary) continue;
    const modifiedAt = await storage.findModifiedAt(key);
    if (!modifiedAt || Date.now() - modifiedAt.getTime() < GRACE_MS) continue;
    await storage.remove(key);
    removed += 1;
  }
  return removed;
}

async function findKnownKeys(ctx: Context, keys: string[]): Promise<Set<string | null>> {
  if (keys.length === 0) return new Set();
  const rows = await ctx.db
    .select({ key: media.storageKey })
    .from(media)
    .where(inArray(media.storageKey, keys));
  return new Set(rows.map(({ key }) => key));
}
