import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { inArray } from "drizzle-orm";
import { media } from "@/db/schema/catalog";
import type { Context } from "@/lib/operation/context";
import { isBackupUnderWay } from "./hold-deletions";
import { mediaFolder } from "./rendition-path";

/** Files are written before their row: younger ones may belong to a transaction that still runs. */
const GRACE_MS = 60 * 60 * 1000;
const filePattern = /^([A-Za-z0-9_-]{27})-\d{2,4}\.(?:webp|avif)(\.\d+\.tmp)?$/;

let last = "";

/**
 * Removes files that no row names: of uploads that failed or died half-way, and of pictures that are gone. Goes on at
 * every call where it stopped, a few folders at a time, so that a round is short however many pictures there are.
 *
 * @returns how many files were removed.
 */
export async function pruneRenditions(ctx: Context, { folders }: { folders: number }): Promise<number> {
  const all = (await listFolder(mediaFolder())).sort();
  const next = all.filter((name) => name > last).slice(0, folders);
  last = next.length === folders ? (next.at(-1) ?? "") : "";
  let removed = 0;
  for (const name of next) removed += await pruneFolder(ctx, path.join(mediaFolder(), name));
  return removed;
}

async function pruneFolder(ctx: Context, folder: string): Promise<number> {
  const files = (await listFolder(folder)).flatMap((name) => {
    const [, key, temporary] = filePattern.exec(name) ?? [];
    return key ? [{ file: path.join(folder, name), key, temporary: temporary !== undefined }] : [];
  });
  const known = await findKnownKeys(ctx, [...new Set(files.map(({ key }) => key))]);
  // Its snapshot may name what is gone since: it has to be asked for after the rows.
  if (files.length > 0 && (await isBackupUnderWay(ctx.db))) return 0;
  let removed = 0;
  for (const { file, key, temporary } of files) {
    if (known.has(key) && !temporary) continue;
    const { mtimeMs } = await stat(file).catch(orNothing(() => ({ mtimeMs: Date.now() })));
    if (Date.now() - mtimeMs < GRACE_MS) continue;
    await rm(file, { force: true });
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

const listFolder = (folder: string): Promise<string[]> => readdir(folder).catch(orNothing(() => []));

/** Somebody else took it away in the meantime, or there are no pictures yet. */
function orNothing<Value>(nothing: () => Value) {
  return (error: NodeJS.ErrnoException): Value => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return nothing();
    throw error;
  };
}
