import { sql } from "drizzle-orm";
import type postgres from "postgres";
import type { Db } from "@/db/client";

/** Held, by a connection of the back-up, for as long as it copies. */
const BACKUP_LOCK = 7_415_006;

/**
 * Whether a back-up is being made, so that no picture's file may be removed. Ask after the row that named the file is
 * gone and committed: a back-up that begins later does not see that row any more.
 */
export async function isBackupUnderWay(db: Db): Promise<boolean> {
  const [row] = await db.execute<{ held: boolean }>(sql`
    select exists (select from pg_locks l where l.locktype = 'advisory' and l.granted
      and l.database = (select oid from pg_database where datname = current_database())
      and l.classid = 0 and l.objid = ${BACKUP_LOCK} and l.objsubid = 1) as held`);
  return row?.held === true;
}

/**
 * Holds deletions of files until the transaction ends; take it before the snapshot. One back-up at a time.
 *
 * @returns false when another back-up has it.
 */
export async function holdDeletions(tx: postgres.TransactionSql): Promise<boolean> {
  // It waits, idle, while others copy; a server that ends idle transactions would end the back-up.
  await tx`set local idle_in_transaction_session_timeout = 0`;
  const [row] = await tx<{ held: boolean }[]>`select pg_try_advisory_xact_lock(${BACKUP_LOCK}) as held`;
  return row?.held === true;
}
