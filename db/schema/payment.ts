import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, currencyCode, instant, minorUnits, primaryId, updatedAt } from "../columns";
import { order, orderLine } from "./order";

/** One attempt to pay an order. */
export const payment = pgTable(
  "payment",
  {
    id: primaryId(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => order.id),
    attempt: integer("attempt").notNull(),
    status: text("status", {
      enum: ["pending", "processing", "authorized", "captured", "expired", "canceled", "failed"],
    }).notNull(),
    providerSessionId: text("provider_session_id").unique("payment_session_unique"),
    providerSessionUrl: text("provider_session_url"),
    providerIntentId: text("provider_intent_id").unique("payment_intent_unique"),
    /** manual: the provider holds the money until staff capture it. */
    captureMethod: text("capture_method", { enum: ["automatic", "manual"] })
      .notNull()
      .default("automatic"),
    currency: currencyCode().notNull(),
    amountMinor: minorUnits("amount_minor").notNull(),
    authorizedMinor: minorUnits("authorized_minor").notNull().default(0),
    capturedMinor: minorUnits("captured_minor").notNull().default(0),
    refundedMinor: minorUnits("refunded_minor").notNull().default(0),
    refundPendingMinor: minorUnits("refund_pending_minor").notNull().default(0),
    /** Why the provider refused the last try: its decline code. */
    declineReason: text("decline_reason"),
    authorizedUntil: instant("authorized_until"),
    sessionExpiresAt: instant("session_expires_at"),
    /** When the reconciler asks the provider next; null once the payment is final. */
    nextCheckAt: instant("next_check_at"),
    /** Whether its money paid the order, which then has an invoice; none: not yet, or it goes back. */
    invoicing: text("invoicing", { enum: ["none", "due", "issued"] })
      .notNull()
      .default("none"),
    /** The trace of the checkout that began it, where traces are on: what becomes of the money goes on with it. */
    traceparent: text("traceparent"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("payment_capture_method_known", sql`${t.captureMethod} in ('automatic', 'manual')`),
    check("payment_invoicing_known", sql`${t.invoicing} in ('none', 'due', 'issued')`),
    check("payment_never_over_captured", sql`${t.capturedMinor} <= ${t.amountMinor}`),
    uniqueIndex("payment_one_invoiced_per_order").on(t.orderId).where(sql`${t.invoicing} <> 'none'`),
    index("payment_invoicing_index").on(t.createdAt).where(sql`${t.invoicing} = 'due'`),
    index("payment_authorized_index").on(t.authorizedUntil).where(sql`${t.status} = 'authorized'`),
    unique("payment_attempt_unique").on(t.orderId, t.attempt),
    check("payment_attempt_positive", sql`${t.attempt} > 0`),
    check("payment_amount_positive", sql`${t.amountMinor} > 0`),
    check(
      "payment_sums_not_negative",
      sql`least(${t.authorizedMinor}, ${t.capturedMinor}, ${t.refundedMinor}, ${t.refundPendingMinor}) >= 0`,
    ),
    check(
      "payment_never_over_refunded",
      sql`${t.refundedMinor} + ${t.refundPendingMinor} <= ${t.capturedMinor}`,
    ),
    // Rule 3: attempt n+1 exists only after attempt n is over. Captured is over: money that comes a second
    // time must be booked, or it could not be given back.
    uniqueIndex("payment_one_live_per_order")
      .on(t.orderId)
      .where(sql`${t.status} in ('pending', 'processing', 'authorized')`),
    index("payment_due_index").on(t.nextCheckAt).where(sql`${t.nextCheckAt} is not null`),
  ],
);

/** What the provider said, append-only (a trigger refuses update and delete). */
export const paymentEvent = pgTable(
  "payment_event",
  {
    id: primaryId(),
    paymentId: uuid("payment_id")
      .notNull()
      .references(() => payment.id),
    type: text("type").notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull().default({}),
    createdAt: createdAt(),
  },
  (t) => [
    index("payment_event_payment_index").on(t.paymentId, t.createdAt),
    index("payment_event_mismatch_index")
      .on(t.createdAt.desc().nullsFirst())
      .where(sql`${t.type} in ('quarantined', 'differs')`),
  ],
);

export const refund = pgTable(
  "refund",
  {
    id: primaryId(),
    paymentId: uuid("payment_id")
      .notNull()
      .references(() => payment.id),
    status: text("status", { enum: ["pending", "succeeded", "failed"] }).notNull(),
    providerRefundId: text("provider_refund_id").unique("refund_provider_unique"),
    amountMinor: minorUnits("amount_minor").notNull(),
    reason: text("reason").notNull(),
    actor: text("actor").notNull(),
    failureReason: text("failure_reason"),
    /** Its credit note; one that was issued before the refund failed after all is canceled by another document. */
    crediting: text("crediting", { enum: ["none", "due", "issued", "reversal_due", "reversed"] })
      .notNull()
      .default("none"),
    /** Of the request that asked for it under an Idempotency-Key: the same again, after a crash, finds this refund. */
    requestKey: text("request_key").unique("refund_request_unique"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check(
      "refund_crediting_known",
      sql`${t.crediting} in ('none', 'due', 'issued', 'reversal_due', 'reversed')`,
    ),
    index("refund_crediting_index").on(t.createdAt).where(sql`${t.crediting} in ('due', 'reversal_due')`),
    check("refund_amount_positive", sql`${t.amountMinor} > 0`),
    index("refund_payment_index").on(t.paymentId),
    index("refund_pending_index").on(t.createdAt).where(sql`${t.status} = 'pending'`),
  ],
);

/** What staff asked the provider to take of an authorization; its id is the provider's idempotency key. */
export const capture = pgTable(
  "capture",
  {
    id: primaryId(),
    paymentId: uuid("payment_id")
      .notNull()
      .references(() => payment.id),
    status: text("status", { enum: ["pending", "succeeded", "failed"] }).notNull(),
    amountMinor: minorUnits("amount_minor").notNull(),
    actor: text("actor").notNull(),
    failureReason: text("failure_reason"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("capture_status_known", sql`${t.status} in ('pending', 'succeeded', 'failed')`),
    check("capture_amount_positive", sql`${t.amountMinor} > 0`),
    // An authorization is captured once: the provider lets go of the rest.
    uniqueIndex("capture_one_per_payment").on(t.paymentId).where(sql`${t.status} <> 'failed'`),
    index("capture_pending_index").on(t.createdAt).where(sql`${t.status} = 'pending'`),
  ],
);

/** What of an order's lines a refund gives back. */
export const refundLine = pgTable(
  "refund_line",
  {
    refundId: uuid("refund_id")
      .notNull()
      .references(() => refund.id),
    orderLineId: uuid("order_line_id")
      .notNull()
      .references(() => orderLine.id),
    quantity: integer("quantity").notNull(),
    /** With its share of discount and tax. */
    amountMinor: minorUnits("amount_minor").notNull(),
    /** Of the quantity, units that had not left: they never will. */
    removed: integer("removed").notNull(),
    /** Of the quantity, units that had left and went back into stock. */
    restocked: integer("restocked").notNull(),
    /** Of the quantity, units that a return brings back: it alone puts them into stock. */
    returned: integer("returned").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.refundId, t.orderLineId] }),
    check("refund_line_quantity_bounds", sql`${t.quantity} between 1 and 999`),
    check("refund_line_amount_not_negative", sql`${t.amountMinor} >= 0`),
    check(
      "refund_line_parts",
      sql`least(${t.removed}, ${t.restocked}, ${t.returned}) >= 0
        and ${t.removed} + ${t.restocked} + ${t.returned} <= ${t.quantity}`,
    ),
    index("refund_line_order_line_index").on(t.orderLineId),
  ],
);

export const dispute = pgTable(
  "dispute",
  {
    id: primaryId(),
    paymentId: uuid("payment_id")
      .notNull()
      .references(() => payment.id),
    providerDisputeId: text("provider_dispute_id").notNull().unique("dispute_provider_unique"),
    status: text("status").notNull(),
    reason: text("reason").notNull(),
    amountMinor: minorUnits("amount_minor").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index("dispute_payment_index").on(t.paymentId)],
);
