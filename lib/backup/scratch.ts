import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/errors/app-error";
import { folderStorage } from "@/lib/media/storage/folder-storage";
import type { Storage } from "@/lib/media/storage/storage";
import { connect, describeDatabase, withDatabase } from "./connect";

const PREFIX = "storehouse_scratch_";
/** No drill takes that long: what is older was left by one that was killed. */
const LEFT_AFTER_HOURS = 24;

/** Pictures lie in a folder, wherever the shop keeps its own: a scratch bucket would have to be cleared by hand if it were left. */
export type Scratch = { databaseUrl: string; mediaFolder: string; storage: Storage };

/**
 * Gives `work` an empty database and an empty folder, and removes both at its end, however it ends. Removes those of
 * earlier ones that were killed, too.
 *
 * @param input.serverUrl a database on the server where the scratch one is made; its user must be allowed to make one.
 * @param input.folder where the scratch folder is made.
 */
export async function withScratch<Result>(
  { serverUrl, folder }: { serverUrl: string; folder: string },
  work: (scratch: Scratch) => Promise<Result>,
): Promise<Result> {
  const name = `${PREFIX}${Math.floor(Date.now() / 1000)}_${randomBytes(4).toString("hex")}`;
  const admin = connect(serverUrl);
  const scratchFolder = await mkdtemp(path.join(folder, "scratch-"));
  try {
    await removeLeftovers(admin);
    await admin.unsafe(`create database ${name} template template0`).catch((error: { code?: string }) => {
      if (error.code !== "42501") throw error;
      throw new AppError(
        "forbidden",
        `The user of ${describeDatabase(serverUrl)} may not make databases: alter role … createdb, or name another server by --server URL.`,
      );
    });
    const mediaFolder = path.join(scratchFolder, "media");
    return await work({
      databaseUrl: withDatabase(serverUrl, name),
      mediaFolder,
      storage: folderStorage(mediaFolder),
    });
  } finally {
    await rm(scratchFolder, { recursive: true, force: true });
    await admin
      .unsafe(`drop database if exists ${name} with (force)`)
      .finally(() => admin.end({ timeout: 5 }));
  }
}

async function removeLeftovers(admin: ReturnType<typeof connect>): Promise<void> {
  const names = await admin<
    { datname: string }[]
  >`select datname from pg_database where starts_with(datname, ${PREFIX})`;
  for (const { datname } of names) {
    const madeAt = Number(datname.slice(PREFIX.length).split("_")[0]);
    if (Date.now() / 1000 - madeAt > LEFT_AFTER_HOURS * 3600)
      await admin.unsafe(`drop database if exists "${datname}" with (force)`);
  }
}
