import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, primaryId } from "../columns";
import { order, orderLine } from "./order";

/** Something of an order that has left, with where to follow it. Never changed afterwards but for its tracking. */
export const fulfillment = pgTable(
  "fulfillment",
  {
    id: primaryId(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => order.id),
    carrier: text("carrier").notNull(),
    trackingNumber: text("tracking_number").notNull(),
    trackingUrl: text("tracking_url").notNull(),
    actor: text("actor").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    check("fulfillment_tracking_url_form", sql`${t.trackingUrl} = '' or ${t.trackingUrl} ~ '^https?://'`),
    index("fulfillment_order_index").on(t.orderId),
  ],
);

export const fulfillmentLine = pgTable(
  "fulfillment_line",
  {
    fulfillmentId: uuid("fulfillment_id")
      .notNull()
      .references(() => fulfillment.id),
    orderLineId: uuid("order_line_id")
      .notNull()
      .references(() => orderLine.id),
    quantity: integer("quantity").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.fulfillmentId, t.orderLineId] }),
    check("fulfillment_line_quantity_bounds", sql`${t.quantity} between 1 and 999`),
    index("fulfillment_line_order_line_index").on(t.orderLineId),
  ],
);
