import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, readFileSync } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { finished, pipeline } from "node:stream/promises";
import type postgres from "postgres";
import { findSchemaVersion } from "@/db/schema-version";
import { AppError } from "@/lib/errors/app-error";
import { holdDeletions } from "@/lib/media/hold-deletions";
import { openStorage } from "@/lib/media/storage/open-storage";
import { encrypt } from "./archive/age";
import { nameBackup, pruneBackups, removeHalfBackups } from "./backup-files";
import { connect } from "./connect";
import { FORMAT, type Head, type Manifest } from "./manifest";
import { settle } from "./queries";
import { writeEntries } from "./write-entries";

export type MadeBackup = { file: string; bytes: number; manifest: Manifest; removed: string[] };

/**
 * Makes a back-up of database and pictures: one file, which appears under its name only when it is whole and on the disk.
 *
 * The database is read in one snapshot while the shop goes on selling; then the files that it names are copied. Files are
 * written before their rows, so what the snapshot names is there; and for as long as this runs, no file is removed
 * (`lib/media/hold-deletions.ts`), so it still is when its turn comes.
 *
 * @param input.folder made where there is none, for its owner alone.
 * @param input.key encrypts where it is given (`archive/age.ts`).
 * @param input.keep how many back-ups stay in the folder, this one among them; all where absent.
 * @throws AppError `conflict` when another back-up is being made; `validation_failed` for a key that is none;
 * `storage_unavailable`.
 */
export async function makeBackup(input: {
  databaseUrl: string;
  folder: string;
  key?: string | undefined;
  keep?: number | undefined;
}): Promise<MadeBackup> {
  const { databaseUrl, folder, key, keep } = input;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const sql = connect(databaseUrl, 2);
  try {
    return await sql.begin(async (holder) => {
      if (!(await holdDeletions(holder)))
        throw new AppError("conflict", "Another back-up of this shop is being made: wait for its end.");
      await removeHalfBackups(folder);
      const id = randomUUID();
      const temporary = path.join(folder, `.storehouse-${id}.part`);
      const names = await keepNames(`${temporary.slice(0, -5)}.names.part`);
      try {
        const manifest = await write(sql, { id, temporary, key, names });
        // Where the connection was lost, deletions were not held to the end.
        await holder`select 1`;
        const name = nameBackup({ madeAt: new Date(manifest.madeAt), id, encrypted: key !== undefined });
        const file = path.join(folder, name);
        await rename(temporary, file);
        await syncFolder(folder);
        const { size: bytes } = await stat(file);
        return { file, bytes, manifest, removed: keep ? await pruneBackups(folder, keep) : [] };
      } finally {
        await names.remove();
        await rm(temporary, { force: true });
      }
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

type Target = {
  id: string;
  temporary: string;
  key: string | undefined;
  names: Awaited<ReturnType<typeof keepNames>>;
};

async function write(sql: postgres.Sql, { id, temporary, key, names }: Target): Promise<Manifest> {
  const snapshot = await openSnapshot(sql);
  try {
    const entries = writeEntries({
      tx: snapshot.tx,
      head: await readHead(snapshot.tx, id),
      onTablesDone: snapshot.close,
      names,
      storage: openStorage(),
    });
    let manifest: Manifest | undefined;
    const bytes = (async function* () {
      manifest = yield* entries;
    })();
    const chunks = key === undefined ? bytes : await encrypt(bytes, key);
    await pipeline(chunks, createWriteStream(temporary, { mode: 0o600, flags: "wx", flush: true }));
    if (!manifest) throw new Error("the archive has no end");
    return manifest;
  } finally {
    snapshot.close();
    await snapshot.closed;
  }
}

/** A transaction that sees one moment, until it is closed. */
async function openSnapshot(sql: postgres.Sql) {
  let close: () => void = () => undefined;
  const ending = new Promise<void>((resolve) => {
    close = resolve;
  });
  let closed: Promise<unknown> = Promise.resolve();
  const tx = await new Promise<postgres.TransactionSql>((resolve, reject) => {
    closed = sql
      .begin("isolation level repeatable read read only", async (inner) => {
        await settle(inner);
        resolve(inner);
        await ending;
      })
      // Whoever reads through it hears of a failure there.
      .catch(reject);
  });
  return { tx, close, closed };
}

async function readHead(tx: postgres.TransactionSql, id: string): Promise<Head> {
  const [server] = await tx<{ at: Date; version: string }[]>`
    select now() as at, current_setting('server_version') as version`;
  const { applied, previous } = await findSchemaVersion(tx);
  if (!server || applied === 0)
    throw new AppError("conflict", "The database is empty: there is nothing to back up.");
  const migrations = await tx<{ hash: string; when: number }[]>`
    select hash, created_at::float8 as when from drizzle.__drizzle_migrations order by created_at`;
  return {
    format: FORMAT,
    id,
    madeAt: server.at.toISOString(),
    appVersion: readAppVersion(),
    postgres: server.version,
    schema: { applied, previous, migrations: [...migrations] },
  };
}

/** A release has a name; a checkout has the version of its package. */
function readAppVersion(): string {
  if (existsSync("RELEASE")) return readFileSync("RELEASE", "utf8").trim();
  if (!existsSync("package.json")) return "unknown";
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version?: string };
  return version ?? "unknown";
}

/** A list that may be longer than memory should hold: a file, a name in each line. */
async function keepNames(file: string) {
  const out = createWriteStream(file, { mode: 0o600, flags: "wx" });
  return {
    add: async (some: string[]) => {
      const text = some.map((name) => `${name}\n`).join("");
      await new Promise<void>((resolve, reject) =>
        out.write(text, (error) => (error ? reject(error) : resolve())),
      );
    },
    all: async function* () {
      out.end();
      await finished(out);
      yield* createInterface({ input: createReadStream(file) });
    },
    remove: async () => {
      out.destroy();
      await rm(file, { force: true });
    },
  };
}

/** A name is on the disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}
