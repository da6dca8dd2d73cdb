import { and, eq, gte, inArray, type SQL, sql } from "drizzle-orm";
import { auditChange, auditEntry } from "@/db/schema/audit";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { decodeCursor, encodeCursor } from "@/lib/operation/cursor";
import { countChanges, selectAuditChanges, selectAuditPage } from "./queries";
import type { AuditEntry, ListAuditEntriesInput } from "./schema";
import { toAuditEntry } from "./to-audit-entry";

const LIST = "audit";

/** A page of the audit log, latest first. @throws AppError `invalid_cursor`. */
export async function listAuditEntries(
  ctx: Context,
  { cursor, limit, ...filter }: ListAuditEntriesInput,
): Promise<{ data: AuditEntry[]; nextCursor: string | null }> {
  const where = and(...conditions(filter), cursor ? after(cursor) : undefined);
  const rows = await selectAuditPage(ctx.db, where, limit + 1);
  const page = rows.slice(0, limit);
  const ids = page.map(({ entry }) => entry.id);
  const changes = await selectAuditChanges(ctx.db, ids);
  const counts = await countChanges(ctx.db, ids);
  const last = page.at(-1);
  return {
    data: page.map(({ entry }) =>
      toAuditEntry(
        entry,
        changes.filter(({ entryId }) => entryId === entry.id),
        counts.get(entry.id) ?? 0,
      ),
    ),
    nextCursor: rows.length > limit && last ? encodeCursor(LIST, [last.exactAt, last.entry.id]) : null,
  };
}

type Filter = Omit<ListAuditEntriesInput, "cursor" | "limit">;

function conditions({ actor, operation, object, from, to }: Filter): (SQL | undefined)[] {
  return [
    actor
      ? inArray(auditEntry.actor, [actor, `staff:${actor}`, `key:${actor}`, `system:${actor}`])
      : undefined,
    operation ? eq(auditEntry.operation, operation) : undefined,
    object
      ? sql`exists (select from ${auditChange} where ${auditChange.entryId} = ${auditEntry.id} and ${auditChange.subjectId} = ${object})`
      : undefined,
    from ? gte(auditEntry.at, new Date(`${from}T00:00:00Z`)) : undefined,
    to ? sql`${auditEntry.at} < (${to}::date + 1)::timestamp at time zone 'UTC'` : undefined,
  ];
}

function after(cursor: string): SQL {
  const [at, id] = decodeCursor(LIST, cursor);
  if (typeof at !== "string" || typeof id !== "string") throw new AppError("invalid_cursor");
  return sql`(${auditEntry.at}, ${auditEntry.id}) < (${at}::timestamptz, ${id}::uuid)`;
}
