import { sql } from "drizzle-orm";
import { log } from "@/lib/log/log";
import type { Context } from "@/lib/operation/context";

const BATCH = 1000;

/**
 * Puts entries that are committed into the chain of hashes, each on the hash before it. The head goes to the process log:
 * who keeps that apart from the database would notice that the end of the chain, or all of it, was made anew.
 *
 * Takes an advisory lock for each batch. @returns how many entries were sealed.
 */
export async function sealAuditLog(ctx: Context): Promise<number> {
  let total = 0;
  for (let last = BATCH; last === BATCH; ) {
    const [row] = await ctx.db.execute<{ sealed: number; head: string | null; head_hash: string | null }>(
      sql`select sealed, head, encode(head_hash, 'hex') as head_hash from seal_audit_entries(${BATCH})`,
    );
    last = row?.sealed ?? 0;
    total += last;
    if (last > 0)
      log.info({ sealed: last, head: Number(row?.head), hash: row?.head_hash }, "audit log sealed");
  }
  return total;
}
