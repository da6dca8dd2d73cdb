import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, instant, isObject, primaryId, transactionId, translations, updatedAt } from "../columns";
import { media } from "./catalog";

/** Effects that follow a commit; written in the same transaction, relayed at least once with `id` as the event id. */
export const outboxEvent = pgTable(
  "outbox_event",
  {
    id: primaryId(),
    type: text("type").notNull(),
    /** Ids only, no personal data. */
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
    sentAt: instant("sent_at"),
    attempts: integer("attempts").notNull().default(0),
    lastError: text("last_error"),
    /** The trace of what it follows (W3C Trace Context), where traces are on: its job goes on with it. */
    traceparent: text("traceparent"),
  },
  (t) => [
    index("outbox_event_unsent_index").on(t.createdAt).where(sql`${t.sentAt} is null`),
    index("outbox_event_sent_index").on(t.sentAt).where(sql`${t.sentAt} is not null`),
  ],
);

/** Vendor events by their own id: the second delivery of an event finds its row. */
export const inboxEvent = pgTable(
  "inbox_event",
  {
    id: text("id").primaryKey(),
    source: text("source").notNull(),
    type: text("type").notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
    status: text("status", { enum: ["received", "processed", "ignored", "quarantined"] }).notNull(),
    attempts: integer("attempts").notNull().default(0),
    lastError: text("last_error"),
    receivedAt: instant("received_at").notNull().defaultNow(),
    processedAt: instant("processed_at"),
  },
  (t) => [
    index("inbox_event_open_index").on(t.receivedAt).where(sql`${t.status} = 'received'`),
    index("inbox_event_quarantined_index")
      .on(t.receivedAt.desc().nullsFirst())
      .where(sql`${t.status} = 'quarantined'`),
  ],
);

/** One mail per fact: the row is claimed before the mail goes out. */
export const sentMail = pgTable(
  "sent_mail",
  {
    kind: text("kind").notNull(),
    subjectId: text("subject_id").notNull(),
    messageId: text("message_id").notNull(),
    claimedAt: instant("claimed_at").notNull().defaultNow(),
    sentAt: instant("sent_at"),
  },
  (t) => [primaryKey({ columns: [t.kind, t.subjectId] })],
);

export const idempotencyKey = pgTable(
  "idempotency_key",
  {
    /** Operation and actor or cart: one caller's key never meets another's. */
    scope: text("scope").notNull(),
    key: text("key").notNull(),
    requestHash: text("request_hash").notNull(),
    /** Null while the first request runs. */
    status: integer("status"),
    body: jsonb("body").$type<unknown>(),
    /** A request that died leaves its lock; after this instant the next one takes over. */
    lockedUntil: instant("locked_until").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.scope, t.key] }),
    check("idempotency_key_length", sql`length(${t.key}) between 1 and 255`),
    index("idempotency_key_created_index").on(t.createdAt),
  ],
);

export const setting = pgTable("setting", {
  key: text("key").primaryKey(),
  value: jsonb("value").$type<unknown>().notNull(),
  updatedAt: updatedAt(),
});

export const page = pgTable(
  "page",
  {
    id: primaryId(),
    handle: text("handle").notNull().unique("page_handle_unique"),
    title: text("title").notNull(),
    /** Sanitized when written; so is its translation. */
    bodyHtml: text("body_html").notNull(),
    /** A story is shown on the home page as well, with its picture. */
    kind: text("kind", { enum: ["page", "story"] })
      .notNull()
      .default("page"),
    /** A sentence or two, where the page is announced. */
    summary: text("summary").notNull().default(""),
    mediaId: uuid("media_id").references(() => media.id, { onDelete: "set null" }),
    translations: translations<{ title?: string; summary?: string; bodyHtml?: string }>(),
    position: integer("position").notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("page_translations_object", isObject(t.translations)),
    index("page_media_index").on(t.mediaId).where(sql`${t.mediaId} is not null`),
    check("page_kind_known", sql`${t.kind} in ('page', 'story')`),
    check("page_summary_length", sql`length(${t.summary}) <= 400`),
  ],
);

export const redirect = pgTable(
  "redirect",
  {
    fromPath: text("from_path").primaryKey(),
    toPath: text("to_path").notNull(),
    createdAt: createdAt(),
  },
  (t) => [check("redirect_not_to_itself", sql`${t.fromPath} <> ${t.toPath}`)],
);

export const importRun = pgTable(
  "import_run",
  {
    id: primaryId(),
    fileName: text("file_name").notNull(),
    fileHash: text("file_hash").notNull(),
    status: text("status", { enum: ["running", "finished", "failed"] }).notNull(),
    created: integer("created").notNull().default(0),
    updated: integer("updated").notNull().default(0),
    unchanged: integer("unchanged").notNull().default(0),
    refused: integer("refused").notNull().default(0),
    actor: text("actor").notNull(),
    startedAt: instant("started_at").notNull().defaultNow(),
    finishedAt: instant("finished_at"),
  },
  (t) => [index("import_run_started_index").on(t.startedAt.desc().nullsFirst())],
);

/** A row that was refused, with the reason. */
export const importRow = pgTable(
  "import_row",
  {
    id: primaryId(),
    importRunId: uuid("import_run_id")
      .notNull()
      .references(() => importRun.id, { onDelete: "cascade" }),
    line: bigint("line", { mode: "number" }).notNull(),
    column: text("column").notNull(),
    value: text("value").notNull(),
    reason: text("reason").notNull(),
  },
  (t) => [index("import_row_run_index").on(t.importRunId, t.line)],
);

/**
 * Versions of cache tags. They are the truth of what is stale, written in the transaction that changes the data (by
 * the function `invalidate_cache_tags`), so that neither a crash nor an absent Redis can lose an invalidation.
 */
export const cacheTag = pgTable(
  "cache_tag",
  {
    tag: text("tag").primaryKey(),
    /** Raised by every invalidation of the tag. */
    version: bigint("version", { mode: "number" }).notNull(),
    /** The transaction that changed it: readers ask for what came since the oldest one that was open at their last look. */
    changedBy: transactionId("changed_by").notNull().default(sql`pg_current_xact_id()`),
    changedAt: instant("changed_at").notNull(),
  },
  (t) => [
    check("cache_tag_length", sql`length(${t.tag}) between 1 and 256`),
    index("cache_tag_changed_by_index").on(t.changedBy),
    index("cache_tag_changed_index").on(t.changedAt),
  ],
);

/**
 * What visitors' browsers measured (Web Vitals), as histograms of a day: no row tells of one visit, and their number is
 * bounded by kinds of pages, devices, languages, metrics and buckets.
 */
export const webVital = pgTable(
  "web_vital",
  {
    day: date("day", { mode: "string" }).notNull(),
    /** A kind of page, never an address. */
    page: text("page").notNull(),
    device: text("device", { enum: ["phone", "desktop"] }).notNull(),
    locale: text("locale").notNull(),
    metric: text("metric", { enum: ["LCP", "INP", "CLS", "FCP", "TTFB"] }).notNull(),
    /** End of the bucket: milliseconds; for CLS, thousandths. */
    upTo: integer("up_to").notNull(),
    count: bigint("count", { mode: "number" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.day, t.page, t.device, t.locale, t.metric, t.upTo] }),
    check("web_vital_count_positive", sql`${t.count} > 0`),
  ],
);

/** Counters of request limits: unlogged, for they may be lost. */
export const rateLimit = pgTable("rate_limit", {
  key: text("key").primaryKey(),
  points: integer("points").notNull().default(0),
  expire: instant("expire"),
});
