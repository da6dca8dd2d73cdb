import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";

const namePattern = /^storehouse-(\d{8}T\d{9}Z)-[0-9a-f]{8}\.tar(\.age)?$/;
const partPattern = /^\.storehouse-.+\.part$/;
/** One that is being written is written to all the time. */
const STALE_MS = 60 * 60 * 1000;

/** Names sort by time. What is being written has another form of name, and is never taken for a back-up. */
export function nameBackup({
  madeAt,
  id,
  encrypted,
}: {
  madeAt: Date;
  id: string;
  encrypted: boolean;
}): string {
  const time = madeAt.toISOString().replaceAll(/[-:.]/g, "");
  return `storehouse-${time}-${id.slice(-8)}.tar${encrypted ? ".age" : ""}`;
}

/** The back-ups of a folder, the latest first. A folder that is not there has none. */
export async function listBackups(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names
    .filter((name) => namePattern.test(name))
    .sort()
    .reverse()
    .map((name) => path.join(folder, name));
}

/** Removes all but the latest `keep`. @returns what was removed. */
export async function pruneBackups(folder: string, keep: number): Promise<string[]> {
  const old = (await listBackups(folder)).slice(keep);
  for (const file of old) await rm(file, { force: true });
  return old;
}

/** Removes what back-ups left that died while they wrote. */
export async function removeHalfBackups(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!partPattern.test(name)) continue;
    const file = path.join(folder, name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > STALE_MS) await rm(file, { force: true });
  }
}
