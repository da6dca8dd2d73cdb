import type postgres from "postgres";
import journal from "./migrations/meta/_journal.json";

/** The newest migration that this code brings along: milliseconds, as drizzle stores them. */
export const knownMigration: number = Math.max(0, ...journal.entries.map((entry) => entry.when));

/** In `setting`: the newest migration that was applied before the last upgrade. */
const PREVIOUS_KEY = "schema_before_upgrade";

export type SchemaVersion = {
  /** The newest migration that was applied; 0 in an empty database. */
  applied: number;
  /** The newest one before the last upgrade; absent before the first. */
  previous: number | null;
};

/** What the database at `sql` was migrated to, and from. One read, or two. */
export async function findSchemaVersion(sql: postgres.Sql | postgres.TransactionSql): Promise<SchemaVersion> {
  const [there] = await sql<{ migrations: boolean; settings: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as migrations,
      to_regclass('public.setting') is not null as settings`;
  if (!there?.migrations) return { applied: 0, previous: null };
  const [row] = there.settings
    ? await sql<{ applied: string | null; previous: string | null }[]>`
        select (select max(created_at) from drizzle.__drizzle_migrations) as applied,
          (select value #>> '{}' from setting where key = ${PREVIOUS_KEY}) as previous`
    : await sql<{ applied: string | null; previous: string | null }[]>`
        select max(created_at) as applied, null as previous from drizzle.__drizzle_migrations`;
  return { applied: Number(row?.applied ?? 0), previous: row?.previous ? Number(row.previous) : null };
}

/**
 * Notes what the database is at now, before it is migrated further: the code that fits that may go on with what the
 * migrations make of it. Writes `setting`; a no-op in an empty database.
 */
export async function rememberSchema(sql: postgres.Sql, { applied }: SchemaVersion): Promise<void> {
  if (applied === 0) return;
  await sql`
    insert into setting (key, value) values (${PREVIOUS_KEY}, to_jsonb(${applied}::bigint))
    on conflict (key) do update set value = excluded.value, updated_at = now()`;
}

/**
 * How code that knows `known` stands to a database. Migrations are compatible one version back, so the code of the
 * version before the last upgrade may serve: during a rolling deploy, and when an upgrade is taken back. Anything older
 * could not know what the newer columns mean.
 */
export function compareSchema(
  { applied, previous }: SchemaVersion,
  known: number = knownMigration,
): "same" | "older" | "newer" | "newer_by_one_upgrade" {
  if (applied === known) return "same";
  if (applied < known) return "older";
  return previous !== null && known >= previous ? "newer_by_one_upgrade" : "newer";
}
