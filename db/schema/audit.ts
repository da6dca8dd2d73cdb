import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

const bytes = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });

/**
 * Who changed something, in one transaction. Rows are made by the trigger `record_audit_change` and sealed into a chain
 * of hashes by `seal_audit_entries`; the database refuses any other change.
 */
export const auditEntry = pgTable(
  "audit_entry",
  {
    id: uuid("id").primaryKey(),
    at: timestamp("at", { withTimezone: true, mode: "date", precision: 6 }).notNull(),
    /** Name of the operation, or `job:…` and `timer:…`. */
    operation: text("operation").notNull(),
    actorType: text("actor_type", { enum: ["staff", "key", "system"] }).notNull(),
    /** Of the user or the key; the name of what runs by itself. */
    actorId: text("actor_id").notNull(),
    /** As ledgers and timelines name the author: `staff:…`, `key:…`, `system:…`. */
    actor: text("actor").notNull(),
    /** The network peer; null for what runs by itself. */
    address: text("address"),
    /** The same for all transactions of one request. */
    requestId: text("request_id").notNull(),
    /** Place in the chain, 1, 2, 3 …; null until it is sealed. */
    sequence: bigint("sequence", { mode: "number" }),
    /** SHA-256 over the hash before it, this row and its changes. */
    hash: bytes("hash"),
  },
  (t) => [
    check("audit_entry_sealed_whole", sql`(${t.sequence} is null) = (${t.hash} is null)`),
    uniqueIndex("audit_entry_sequence_unique").on(t.sequence),
    index("audit_entry_at_index").on(t.at.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("audit_entry_actor_index").on(t.actor, t.at.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("audit_entry_operation_index").on(t.operation, t.at.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("audit_entry_unsealed_index").on(t.id).where(sql`${t.sequence} is null`),
  ],
);

/** A row that was changed, as it was before and after. */
export const auditChange = pgTable(
  "audit_change",
  {
    entryId: uuid("entry_id")
      .notNull()
      .references(() => auditEntry.id),
    /** 1, 2, 3 … in the order of the changes. */
    position: integer("position").notNull(),
    tableName: text("table_name").notNull(),
    /** The row's primary key, its parts joined by a space. */
    rowKey: text("row_key").notNull(),
    action: text("action", { enum: ["insert", "update", "delete", "more"] }).notNull(),
    /** In whose history it belongs: product, order, customer, promotion … */
    subjectType: text("subject_type").notNull(),
    subjectId: text("subject_id").notNull(),
    /** What differs. Null: erased, because it held what somebody may ask to be forgotten. */
    payload: jsonb("payload").$type<AuditPayload>(),
    /** Random, so that nobody finds an erased payload by trying; erased with it. */
    salt: bytes("salt"),
    /** SHA-256 over salt and payload: the chain stands on it, and goes on to after an erasure. */
    payloadHash: bytes("payload_hash").notNull(),
    erasedAt: timestamp("erased_at", { withTimezone: true, mode: "date", precision: 3 }),
  },
  (t) => [
    primaryKey({ columns: [t.entryId, t.position] }),
    check("audit_change_erased_whole", sql`(${t.payload} is null) = (${t.salt} is null)`),
    check("audit_change_erased_dated", sql`(${t.payload} is null) = (${t.erasedAt} is not null)`),
    index("audit_change_subject_index").on(t.subjectId, t.entryId),
  ],
);

export type AuditPayload = { before?: Record<string, unknown>; after?: Record<string, unknown> };

/**
 * Where the log begins since old entries were removed: the place and the seal of the last that was. The chain of what is
 * kept stands on it. `prune_audit_entries` writes rows; the database refuses any change of them.
 */
export const auditCheckpoint = pgTable(
  "audit_checkpoint",
  {
    /** Place in the chain of the last entry that was removed. */
    sequence: bigint("sequence", { mode: "number" }).primaryKey(),
    /** Its seal. */
    hash: bytes("hash").notNull(),
    /** How many entries were removed with it. */
    entryCount: integer("entry_count").notNull(),
    /** When the last of them was written. */
    entryAt: timestamp("entry_at", { withTimezone: true, mode: "date", precision: 6 }).notNull(),
    createdAt: timestamp("created_at", { withTimezone: true, mode: "date", precision: 3 })
      .notNull()
      .defaultNow(),
  },
  (t) => [
    check("audit_checkpoint_sequence_positive", sql`${t.sequence} > 0`),
    check("audit_checkpoint_count_positive", sql`${t.entryCount} > 0`),
  ],
);
