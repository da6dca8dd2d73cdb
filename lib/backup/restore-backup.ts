import { setImmediate } from "node:timers/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type postgres from "postgres";
import { makeSchema, migrateDatabase, UnknownMigrationError } from "@/db/migrate-database";
import { AppError } from "@/lib/errors/app-error";
import { renditionKey } from "@/lib/media/rendition-key";
import type { Storage } from "@/lib/media/storage/storage";
import { connect, describeDatabase } from "./connect";
import type { Manifest, TableEntry } from "./manifest";
import { openBackup } from "./open-backup";
import { listPresentTables, quote, settle, sumTable } from "./queries";
import { verifyBackup } from "./verify-backup";

const uncompress = promisify(gunzip);

/** Among the pictures, while they are written: what lies there is of a restore that did not come to its end. */
const MARK = ".restoring";
const PICTURES_AT_ONCE = 16;
/** In `setting`: which back-up the shop was restored from. */
const RESTORED_FROM = "restored_from";
/** More versions of cache tags than the time between a back-up and its restore can have used. */
const AHEAD = 1_000_000_000;

type Input = {
  file: string;
  key?: string | undefined;
  databaseUrl: string;
  /** Where pictures come to lie. */
  storage: Storage;
};

/**
 * Restores a back-up into an empty database and an empty storage of pictures, then migrates it to this version.
 *
 * Everything is compared with its sums before anything is written. The database is written in one transaction, schema and
 * rows, and committed when all tables hold what the manifest says and all pictures are on the disk: whatever ends it
 * half-way leaves an empty database, and pictures beside a mark by which the next attempt knows them for its own. One that
 * ended after the commit is taken up there.
 *
 * @returns what the back-up says about itself.
 * @throws AppError `conflict` that names what is there, when the place is not empty or the back-up is newer than this
 * code; `validation_failed` when it is damaged or the key is another; `storage_unavailable`.
 */
export async function restoreBackup({ file, key, databaseUrl, storage }: Input): Promise<Manifest> {
  const manifest = await verifyBackup(file, key);
  const sql = connect(databaseUrl);
  try {
    if (!(await isRestoredAlready(sql, storage, manifest))) {
      await requireEmptyDatabase(sql, databaseUrl);
      await requireEmptyStorage(storage);
      await write(sql, { file, key, storage, manifest });
    }
    await storage.remove(MARK);
    // Plans are made by statistics, and a new database has none.
    await sql`analyze`;
  } finally {
    await sql.end({ timeout: 5 });
  }
  await migrateDatabase(databaseUrl);
  return manifest;
}

/** An earlier attempt ended between the commit and the last step. */
async function isRestoredAlready(sql: postgres.Sql, storage: Storage, { id }: Manifest): Promise<boolean> {
  const mark = await storage.read(MARK);
  if (mark?.toString() !== id) return false;
  const [there] = await sql`select to_regclass('public.setting') is not null as yes`;
  if (!there?.yes) return false;
  const [row] = await sql`select value ->> 'id' as id from setting where key = ${RESTORED_FROM}`;
  return row?.id === id;
}

async function requireEmptyDatabase(sql: postgres.Sql, databaseUrl: string): Promise<void> {
  const present = await listPresentTables(sql);
  if (present.length === 0) return;
  const named = present.slice(0, 3).map(({ name, rows }) => `${name} (${rows} rows)`);
  const what = `${named.join(", ")}${present.length > 3 ? ` and ${present.length - 3} more tables` : ""}`;
  throw new AppError(
    "conflict",
    `The database ${describeDatabase(databaseUrl)} is not empty: it holds ${what}. Restore into a new one, and name it in DATABASE_URL.`,
  );
}

async function requireEmptyStorage(storage: Storage): Promise<void> {
  if (await storage.read(MARK)) return;
  let next: string | undefined;
  do {
    const page = await storage.list(next);
    if (page.keys.length > 0)
      throw new AppError(
        "conflict",
        `${storage.place} is not empty: it holds ${page.keys.slice(0, 3).join(", ")}${page.keys.length > 3 || page.next ? " and more" : ""}. Move that away first, or name another place.`,
      );
    next = page.next;
  } while (next !== undefined);
}

type Work = { file: string; key: string | undefined; storage: Storage; manifest: Manifest };

async function write(sql: postgres.Sql, { file, key, storage, manifest }: Work): Promise<void> {
  await storage.write(MARK, Buffer.from(manifest.id));
  await storage.sync();
  await sql.begin(async (tx) => {
    await settle(tx);
    await makeSchema(tx, manifest.schema.migrations).catch((error: unknown) => {
      if (!(error instanceof UnknownMigrationError)) throw error;
      throw new AppError(
        "conflict",
        `${error.message} Restore it with the one that made it: ${manifest.appVersion}.`,
      );
    });
    const putBack = await setRulesAside(tx, manifest.tables);
    const tableOf = new Map(manifest.tables.flatMap((table) => table.parts.map(({ name }) => [name, table])));
    const pictures = openPictures(storage);
    for await (const { name, data } of openBackup(file, key)) {
      const table = tableOf.get(name);
      if (table) await copyIn(tx, table, await uncompress(data));
      else if (name.startsWith("media/")) await pictures.add(name.slice("media/".length), data);
    }
    await pictures.end();
    await requireEqual(tx, manifest);
    await leaveTheOldTimeline(tx, manifest);
    await putBack();
    for (const { name, value, isCalled } of manifest.sequences)
      await tx`select setval(${`public.${quote(name)}`}::regclass, ${value}::bigint, ${isCalled})`;
    await tx`select setval('cache_tag_version', nextval('cache_tag_version') + ${AHEAD}::bigint)`;
    // Pictures are there before the rows that name them are.
    await storage.sync();
  });
}

/**
 * Lets rows come in any order and without effects: foreign keys go, triggers rest. Whoever owns the tables may do that;
 * turning all triggers off at once would take a superuser, which managed databases have none of.
 *
 * @returns what puts them back. Each foreign key is checked over all rows then.
 */
async function setRulesAside(
  tx: postgres.TransactionSql,
  tables: TableEntry[],
): Promise<() => Promise<void>> {
  const keys = await tx<{ owner: string; name: string; definition: string }[]>`
    select conrelid::regclass::text as owner, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`;
  // Many statements in one message: each of its own would be hundreds of round trips.
  const run = (statements: string[]) => tx.unsafe(statements.join(";\n"));
  await run(keys.map(({ owner, name }) => `alter table ${owner} drop constraint ${quote(name)}`));
  const names = tables.map(({ name }) => `public.${quote(name)}`);
  await run(names.map((name) => `alter table ${name} disable trigger user`));
  // What migrations have written is in the back-up as well.
  await run(names.map((name) => `delete from ${name}`));
  return async () => {
    await run(names.map((name) => `alter table ${name} enable trigger user`));
    await run(
      keys.map(
        ({ owner, name, definition }) => `alter table ${owner} add constraint ${quote(name)} ${definition}`,
      ),
    );
  };
}

/** A part ends with a row, so each is a statement of its own. */
async function copyIn(
  tx: postgres.TransactionSql,
  { name, columns }: TableEntry,
  text: Buffer,
): Promise<void> {
  const sink = await tx
    .unsafe(`copy public.${quote(name)} (${columns.map(quote).join(", ")}) from stdin`)
    .writable();
  let refusal: unknown;
  sink.on("error", (error) => {
    refusal = error;
  });
  await new Promise((resolve) => sink.write(text, resolve));
  sink.end();
  await setImmediate();
  try {
    // The driver tells nobody when rows are refused after their end: whoever comes next hears of it.
    await tx`select 1`;
  } catch (cause) {
    throw new Error(`Postgres refused rows of ${name}; its log tells why`, { cause: refusal ?? cause });
  }
}

/** Writes pictures, some at a time: many are small, and each waits for the disk, or for the network. */
function openPictures(storage: Storage) {
  const writing = new Set<Promise<void>>();
  let failure: unknown;
  return {
    add: async (name: string, data: Buffer) => {
      // The archive's sums were checked; a name that leads elsewhere is none of ours.
      const storageKey = renditionKey(name);
      if (!storageKey) throw new Error(`not the name of a picture: ${name}`);
      const written: Promise<void> = storage
        .write(storageKey, data)
        .catch((error: unknown) => {
          failure ??= error;
        })
        .finally(() => writing.delete(written));
      writing.add(written);
      if (writing.size >= PICTURES_AT_ONCE) await Promise.race(writing);
      if (failure) throw failure;
    },
    end: async () => {
      await Promise.all(writing);
      if (failure) throw failure;
    },
  };
}

/** @throws Error when a table does not hold the rows that were backed up. */
async function requireEqual(tx: postgres.TransactionSql, { tables }: Manifest): Promise<void> {
  for (const table of tables) {
    const { rows, sum } = await sumTable(tx, table);
    if (rows !== table.rows || sum !== table.sum)
      throw new Error(
        `${table.name} has ${rows} rows with the sum ${sum} where ${table.rows} with ${table.sum} were backed up`,
      );
  }
}

/**
 * The shop goes on from an earlier moment. Versions of cache tags and their transactions are of the database that is
 * gone: what caches still hold of it must not pass for fresh.
 */
async function leaveTheOldTimeline(tx: postgres.TransactionSql, { id, madeAt }: Manifest): Promise<void> {
  await tx`update cache_tag set version = version + ${AHEAD}::bigint, changed_by = pg_current_xact_id(), changed_at = now()`;
  const value = { id, madeAt, at: new Date().toISOString() };
  await tx`
    insert into setting (key, value) values (${RESTORED_FROM}, ${JSON.stringify(value)}::text::jsonb)
    on conflict (key) do update set value = excluded.value, updated_at = now()`;
}
