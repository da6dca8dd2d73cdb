import type { DeadLetterState } from "./schema";

/** Longer than all tries of a job take: a repeat that has told nothing until then is taken for lost. */
const RETRY_HOURS = 24;

/** What has become of it. A repeat that failed makes it dead again, one that is lost likewise. */
export function resolveDeadLetterState(
  row: {
    resolution: "succeeded" | "dismissed" | null;
    retriedAt: Date | null;
    lastFailedAt: Date;
  },
  now: Date,
): DeadLetterState {
  if (row.resolution) return row.resolution;
  if (!row.retriedAt || row.retriedAt <= row.lastFailedAt) return "dead";
  return now.getTime() - row.retriedAt.getTime() < RETRY_HOURS * 3_600_000 ? "retried" : "dead";
}
