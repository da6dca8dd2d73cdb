import path from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { compareSchema, findSchemaVersion, rememberSchema } from "./schema-version";

/** Any number that nothing else of ours locks: one migrator at a time, whatever the number of instances. */
const MIGRATION_LOCK = 7_415_001;

const migrationsFolder = path.join(import.meta.dirname, "migrations");

export class DatabaseNewerError extends Error {
  override name = "DatabaseNewerError";

  constructor() {
    super(
      "The database was made by a newer version of Storehouse: start that version, or restore a back-up made by this one.",
    );
  }
}

/** A migration that was applied to a database, and when it was written. */
export type AppliedMigration = { hash: string; when: number };

/**
 * Makes the schema of an earlier moment, or of now, in an empty database, within the caller's transaction: exactly these
 * migrations, in their order. Waits for other migrators, and keeps them away until the transaction ends.
 *
 * @throws UnknownMigrationError when this code does not have one of them.
 */
export async function makeSchema(tx: postgres.TransactionSql, applied: AppliedMigration[]): Promise<void> {
  await tx`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
  const known = new Map(readMigrationFiles({ migrationsFolder }).map((each) => [each.hash, each]));
  // As drizzle makes them.
  await tx.unsafe(`create schema if not exists drizzle;
    create table if not exists drizzle.__drizzle_migrations (
      id serial primary key, hash text not null, created_at bigint)`);
  for (const { hash, when } of applied) {
    const migration = known.get(hash);
    if (!migration) throw new UnknownMigrationError();
    await tx.unsafe(migration.sql.join("\n;\n"));
    await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${when})`;
  }
}

export class UnknownMigrationError extends Error {
  override name = "UnknownMigrationError";

  constructor() {
    super("The schema was made by migrations that this version of Storehouse does not have.");
  }
}

/**
 * Brings the database at `url` to this code's schema. Instances that start at once wait for the first. A database that
 * is one upgrade ahead stays as it is: this is then the version that the upgrade began from.
 *
 * @throws DatabaseNewerError when the database is further ahead: this code could not know what the newer columns mean,
 * so it refuses rather than writes wrong rows.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    const version = await findSchemaVersion(sql);
    const comparison = compareSchema(version);
    if (comparison === "newer") throw new DatabaseNewerError();
    if (comparison !== "older") return;
    await rememberSchema(sql, version);
    await migrate(drizzle(sql), { migrationsFolder });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
