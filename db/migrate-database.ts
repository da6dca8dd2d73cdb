import { readFile } from "node:fs/promises";
import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

/** Any number that nothing else of ours locks: one migrator at a time, whatever the number of instances. */
const MIGRATION_LOCK = 7_415_001;

export class DatabaseNewerError extends Error {
  override name = "DatabaseNewerError";
}

/**
 * Brings the database at `url` to this code's schema. Instances that start at once wait for the first.
 *
 * @throws DatabaseNewerError when the database was already migrated by a newer version of the code: it
 * could not know what the newer columns mean, so it refuses rather than writes wrong rows.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const migrationsFolder = path.join(import.meta.dirname, "migrations");
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    const latestKnown = await latestMigrationTime(migrationsFolder);
    const latestApplied = await latestAppliedTime(sql);
    if (latestApplied > latestKnown) {
      throw new DatabaseNewerError(
        "The database was made by a newer version of Storehouse: start that version, or restore a back-up made by this one.",
      );
    }
    if (latestApplied < latestKnown) await migrate(drizzle(sql), { migrationsFolder });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function latestMigrationTime(folder: string): Promise<number> {
  const journal = JSON.parse(await readFile(path.join(folder, "meta", "_journal.json"), "utf8")) as {
    entries: { when: number }[];
  };
  return Math.max(0, ...journal.entries.map((entry) => entry.when));
}

async function latestAppliedTime(sql: postgres.Sql): Promise<number> {
  const [table] = await sql<{ exists: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as exists`;
  if (!table?.exists) return 0;
  const [row] = await sql<
    { at: string | null }[]
  >`select max(created_at) as at from drizzle.__drizzle_migrations`;
  return Number(row?.at ?? 0);
}
