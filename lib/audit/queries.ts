import { and, asc, count, desc, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { auditChange, auditEntry } from "@/db/schema/audit";

export type AuditEntryRow = typeof auditEntry.$inferSelect;
export type AuditChangeRow = typeof auditChange.$inferSelect;

/** How many changes of an entry are shown. */
const SHOWN = 50;

/** `exactAt` has the microseconds that a `Date` has not: a cursor needs them. */
export function selectAuditPage(
  db: Db,
  where: SQL | undefined,
  limit: number,
): Promise<{ entry: AuditEntryRow; exactAt: string }[]> {
  return db
    .select({ entry: auditEntry, exactAt: sql<string>`${auditEntry.at}::text` })
    .from(auditEntry)
    .where(where)
    .orderBy(desc(auditEntry.at), desc(auditEntry.id))
    .limit(limit);
}

export async function selectAuditChanges(db: Db, entryIds: string[]): Promise<AuditChangeRow[]> {
  if (entryIds.length === 0) return [];
  return db
    .select()
    .from(auditChange)
    .where(and(inArray(auditChange.entryId, entryIds), lte(auditChange.position, SHOWN)))
    .orderBy(asc(auditChange.entryId), asc(auditChange.position));
}

export async function countChanges(db: Db, entryIds: string[]): Promise<Map<string, number>> {
  if (entryIds.length === 0) return new Map();
  const rows = await db
    .select({ entryId: auditChange.entryId, count: count() })
    .from(auditChange)
    .where(inArray(auditChange.entryId, entryIds))
    .groupBy(auditChange.entryId);
  return new Map(rows.map((row) => [row.entryId, row.count]));
}
