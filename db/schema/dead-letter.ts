import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { instant, primaryId } from "../columns";

/** A job that has used up its tries: one row for each job and event, however often it dies of it. */
export const deadLetter = pgTable(
  "dead_letter",
  {
    id: primaryId(),
    job: text("job").notNull(),
    /** Of the event that the job first died of; repeats of it have ids of their own, and name this one. */
    eventId: text("event_id").notNull(),
    eventName: text("event_name").notNull(),
    /** Ids only, no personal data. */
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
    /** Of the latest failure. */
    error: text("error").notNull(),
    /** Over all runs. */
    attempts: integer("attempts").notNull(),
    /** The run that was counted last: a failure that is told twice counts once. */
    lastRunId: text("last_run_id").notNull(),
    firstFailedAt: instant("first_failed_at").notNull().defaultNow(),
    lastFailedAt: instant("last_failed_at").notNull().defaultNow(),
    /** When staff, or the doctor, last sent the event again. */
    retriedAt: instant("retried_at"),
    /** Set when a repeat succeeded, or when somebody dismissed it. A later failure takes it back. */
    resolvedAt: instant("resolved_at"),
    resolvedBy: text("resolved_by"),
    resolution: text("resolution", { enum: ["succeeded", "dismissed"] }),
    /** Why it was dismissed. */
    reason: text("reason"),
  },
  (t) => [
    unique("dead_letter_job_event_unique").on(t.job, t.eventId),
    check("dead_letter_attempts_positive", sql`${t.attempts} > 0`),
    check("dead_letter_resolution_known", sql`${t.resolution} in ('succeeded', 'dismissed')`),
    check(
      "dead_letter_resolved_has_author",
      sql`(${t.resolvedAt} is null) = (${t.resolution} is null) and (${t.resolvedAt} is null) = (${t.resolvedBy} is null)
        and (${t.reason} is not null) = (${t.resolution} is not distinct from 'dismissed')
        and length(${t.reason}) between 1 and 500`,
    ),
    index("dead_letter_open_index")
      .on(t.lastFailedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.resolvedAt} is null`),
    index("dead_letter_failed_index").on(t.lastFailedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
  ],
);
