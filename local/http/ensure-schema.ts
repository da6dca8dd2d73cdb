import type postgres from "postgres";

/** Any number that nothing else of ours locks. */
const SCHEMA_LOCK = 7_415_010;

/** Runs `create … if not exists` statements, one process at a time: Postgres' own check is not safe against a race. */
export async function ensureSchema(sql: postgres.Sql, statements: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${SCHEMA_LOCK})`;
    await tx.unsafe(statements);
  });
}
