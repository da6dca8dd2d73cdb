import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, primaryId, updatedAt } from "../columns";
import { stockLocation } from "./inventory";
import { order, orderLine } from "./order";
import { refund } from "./payment";

/** Goods that a shopper sends back, from the wish to the money. */
export const orderReturn = pgTable(
  "return",
  {
    id: primaryId(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => order.id),
    /** Counts the returns of an order: its number is made of it. */
    position: integer("position").notNull(),
    status: text("status", { enum: ["requested", "approved", "declined", "received", "closed"] }).notNull(),
    reason: text("reason", {
      enum: ["changed_mind", "does_not_fit", "not_as_described", "wrong_item", "damaged", "faulty", "other"],
    }).notNull(),
    /** The shopper's own words. */
    note: text("note").notNull(),
    /** Words of the shop to the shopper: what to do, or why not. */
    answer: text("answer").notNull().default(""),
    /** The refund that it ended with, if one was made by it. */
    refundId: uuid("refund_id").references(() => refund.id),
    decidedAt: instant("decided_at"),
    receivedAt: instant("received_at"),
    closedAt: instant("closed_at"),
    /** Set where the shopper ended it, before the shop had decided: it is closed, and called withdrawn. */
    withdrawnAt: instant("withdrawn_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("return_position_unique").on(t.orderId, t.position),
    check("return_position_positive", sql`${t.position} > 0`),
    check(
      "return_status_known",
      sql`${t.status} in ('requested', 'approved', 'declined', 'received', 'closed')`,
    ),
    check(
      "return_reason_known",
      sql`${t.reason} in ('changed_mind', 'does_not_fit', 'not_as_described', 'wrong_item', 'damaged', 'faulty',
        'other')`,
    ),
    check("return_words_length", sql`length(${t.note}) <= 1000 and length(${t.answer}) <= 2000`),
    check("return_decided_has_time", sql`(${t.status} = 'requested') = (${t.decidedAt} is null)`),
    check("return_received_has_time", sql`${t.status} <> 'received' or ${t.receivedAt} is not null`),
    check("return_closed_has_time", sql`(${t.status} = 'closed') = (${t.closedAt} is not null)`),
    check(
      "return_withdrawn_is_closed",
      sql`${t.withdrawnAt} is null or (${t.status} = 'closed' and ${t.receivedAt} is null)`,
    ),
    check("return_refund_is_closed", sql`${t.refundId} is null or ${t.status} = 'closed'`),
    index("return_created_index").on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("return_status_index").on(t.status, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("return_refund_index").on(t.refundId).where(sql`${t.refundId} is not null`),
  ],
);

export const returnLine = pgTable(
  "return_line",
  {
    returnId: uuid("return_id")
      .notNull()
      .references(() => orderReturn.id),
    orderLineId: uuid("order_line_id")
      .notNull()
      .references(() => orderLine.id),
    quantity: integer("quantity").notNull(),
    /** Of the quantity, units that came. */
    received: integer("received").notNull().default(0),
    /** Of those, units that went back into stock. */
    restocked: integer("restocked").notNull().default(0),
    /** Where they went; null: where they had left from. */
    stockLocationId: uuid("stock_location_id").references(() => stockLocation.id),
  },
  (t) => [
    primaryKey({ columns: [t.returnId, t.orderLineId] }),
    check("return_line_quantity_bounds", sql`${t.quantity} between 1 and 999`),
    check("return_line_received_bounds", sql`${t.received} between 0 and ${t.quantity}`),
    check("return_line_restocked_bounds", sql`${t.restocked} between 0 and ${t.received}`),
    index("return_line_order_line_index").on(t.orderLineId),
    index("return_line_location_index").on(t.stockLocationId).where(sql`${t.stockLocationId} is not null`),
  ],
);
