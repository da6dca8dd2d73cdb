import { ne, sql } from "drizzle-orm";
import { deadLetter } from "@/db/schema/dead-letter";
import type { Context } from "@/lib/operation/context";
import { findRetryOf } from "./retry-of";

const MOST_ERROR = 2000;

type Failure = {
  job: string;
  /** As the job received it. */
  event: { id: string; name: string; data: Record<string, unknown> };
  runId: string;
  error: string;
  /** Tries of this run. */
  attempts: number;
};

/**
 * Notes that a job has used up its tries. The failure of a repeat counts on the row of its first event, and opens it
 * again; one that is told twice counts once.
 */
export async function recordDeadLetter(
  ctx: Context,
  { job, event, runId, error, attempts }: Failure,
): Promise<void> {
  const { retryOf: _, ...data } = event.data;
  const text = error.slice(0, MOST_ERROR);
  await ctx.db
    .insert(deadLetter)
    .values({
      job,
      eventId: findRetryOf(event.data)?.eventId ?? event.id,
      eventName: event.name,
      data,
      error: text,
      attempts,
      lastRunId: runId,
    })
    .onConflictDoUpdate({
      target: [deadLetter.job, deadLetter.eventId],
      set: {
        error: text,
        attempts: sql`${deadLetter.attempts} + ${attempts}`,
        lastRunId: runId,
        lastFailedAt: sql`now()`,
        resolvedAt: null,
        resolvedBy: null,
        resolution: null,
        reason: null,
      },
      setWhere: ne(deadLetter.lastRunId, runId),
    });
}
