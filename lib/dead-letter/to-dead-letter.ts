import type { DeadLetterRow } from "./queries";
import { resolveDeadLetterState } from "./rules";
import type { DeadLetter } from "./schema";

/** A dead letter as every door shows it. */
export function toDeadLetter(row: DeadLetterRow): DeadLetter {
  return {
    id: row.id,
    job: row.job,
    event: { id: row.eventId, name: row.eventName, data: row.data },
    error: row.error,
    attempts: row.attempts,
    firstFailedAt: row.firstFailedAt.toISOString(),
    lastFailedAt: row.lastFailedAt.toISOString(),
    state: resolveDeadLetterState(row, new Date()),
    retriedAt: row.retriedAt?.toISOString() ?? null,
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    resolvedBy: row.resolvedBy,
    reason: row.reason,
  };
}
