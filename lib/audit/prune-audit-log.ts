import { sql } from "drizzle-orm";
import { getEnv } from "@/lib/env/env";
import { log } from "@/lib/log/log";
import type { Context } from "@/lib/operation/context";

const BATCH = 1000;

/**
 * Removes entries that are older than the setting `AUDIT_RETENTION_DAYS` says; 0 keeps all. A checkpoint with the seal of
 * the last one stays, on which the chain of what is kept verifies; it goes to the process log too, as the heads do.
 *
 * Takes the lock of the sealing for each batch. @returns how many entries were removed.
 * @throws when an entry that would go is not as it was sealed: then none goes, so that the doctor still finds it.
 */
export async function pruneAuditLog(
  ctx: Context,
  { keepDays = getEnv().AUDIT_RETENTION_DAYS }: { keepDays?: number } = {},
): Promise<number> {
  if (keepDays === 0) return 0;
  let total = 0;
  for (let last = BATCH; last === BATCH; ) {
    const [row] = await ctx.db.execute<{ pruned: number; head: string | null; head_hash: string | null }>(
      sql`select pruned, head, encode(head_hash, 'hex') as head_hash from prune_audit_entries(${keepDays}, ${BATCH})`,
    );
    last = row?.pruned ?? 0;
    total += last;
    if (last > 0)
      log.info({ pruned: last, head: Number(row?.head), hash: row?.head_hash }, "audit log pruned");
  }
  return total;
}
