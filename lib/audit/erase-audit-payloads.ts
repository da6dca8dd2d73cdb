import { and, inArray, isNotNull, sql } from "drizzle-orm";
import { auditChange } from "@/db/schema/audit";
import type { Context } from "@/lib/operation/context";

/**
 * Forgets what the log holds of people: what changed in the histories of these subjects, such as a customer and their
 * orders. Who did it, when and to which row stays, and so does the chain, which stands on salted hashes.
 *
 * @param subjectIds ids of customers, orders, users.
 * @returns how many payloads were erased.
 */
export async function eraseAuditPayloads(
  ctx: Context,
  { subjectIds }: { subjectIds: readonly string[] },
): Promise<number> {
  if (subjectIds.length === 0) return 0;
  const rows = await ctx.db
    .update(auditChange)
    .set({ payload: null, salt: null, erasedAt: sql`now()` })
    .where(and(inArray(auditChange.subjectId, [...subjectIds]), isNotNull(auditChange.payload)))
    .returning({ position: auditChange.position });
  return rows.length;
}
