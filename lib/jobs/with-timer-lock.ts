import type postgres from "postgres";

const TIMER_LOCK = 7_415_002;

/**
 * Runs `work` while no other instance runs its own; passes it over where one does. The lock hangs on a transaction that
 * does nothing else: when its connection is lost, this fails at once, while a statement on a reserved connection that is
 * gone would be waited for for ever, and the timer with it.
 *
 * @returns false when it was passed over.
 * @throws what `work` throws, and what the driver throws for a lost connection; `work` may then still be running.
 */
export async function withTimerLock(sql: postgres.Sql, work: () => Promise<void>): Promise<boolean> {
  return sql.begin(async (tx) => {
    const [lock] = await tx<{ held: boolean }[]>`select pg_try_advisory_xact_lock(${TIMER_LOCK}) as held`;
    if (!lock?.held) return false;
    // A server may end transactions that say nothing for a while, as ours in compose.yaml does: this one waits on purpose.
    await tx`set local idle_in_transaction_session_timeout = 0`;
    await work();
    return true;
  });
}
