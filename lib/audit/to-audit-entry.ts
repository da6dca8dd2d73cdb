import type { AuditChangeRow, AuditEntryRow } from "./queries";
import type { AuditEntry } from "./schema";

/** An entry as every door shows it. */
export function toAuditEntry(
  row: AuditEntryRow,
  changes: readonly AuditChangeRow[],
  changeCount: number,
): AuditEntry {
  return {
    id: row.id,
    at: row.at.toISOString(),
    operation: row.operation,
    actor: { type: row.actorType, id: row.actorId, name: row.actor },
    address: row.address,
    requestId: row.requestId,
    sequence: row.sequence,
    changeCount,
    changes: changes.map((change) => ({
      table: change.tableName,
      key: change.rowKey,
      action: change.action,
      subject: { type: change.subjectType, id: change.subjectId },
      before: change.payload?.before ?? null,
      after: change.payload?.after ?? null,
      erased: change.payload === null,
    })),
  };
}
