import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, primaryId, updatedAt } from "../columns";
import { variant } from "./catalog";
import { order, orderLine } from "./order";

export const stockLocation = pgTable("stock_location", {
  id: primaryId(),
  handle: text("handle").notNull().unique("stock_location_handle_unique"),
  name: text("name").notNull(),
  /** Locations fill in ascending priority; the lowest is the default one. */
  priority: integer("priority").notNull().default(0),
  active: boolean("active").notNull().default(true),
  createdAt: createdAt(),
});

/**
 * available = on_hand − reserved − allocated (+ oversell_limit for a sale on back order).
 * Paying turns reserved into allocated; shipping lowers on_hand and allocated together.
 */
export const stockLevel = pgTable(
  "stock_level",
  {
    id: primaryId(),
    variantId: uuid("variant_id")
      .notNull()
      .references(() => variant.id, { onDelete: "cascade" }),
    stockLocationId: uuid("stock_location_id")
      .notNull()
      .references(() => stockLocation.id),
    onHand: integer("on_hand").notNull().default(0),
    reserved: integer("reserved").notNull().default(0),
    allocated: integer("allocated").notNull().default(0),
    oversellLimit: integer("oversell_limit").notNull().default(0),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("stock_level_place_unique").on(t.variantId, t.stockLocationId),
    check("stock_level_on_hand_bounds", sql`${t.onHand} between 0 and 1000000000`),
    check("stock_level_reserved_not_negative", sql`${t.reserved} >= 0`),
    check("stock_level_allocated_not_negative", sql`${t.allocated} >= 0`),
    check("stock_level_oversell_limit_bounds", sql`${t.oversellLimit} between 0 and 1000000000`),
    check(
      "stock_level_never_oversold",
      sql`${t.reserved}::bigint + ${t.allocated} <= ${t.onHand}::bigint + ${t.oversellLimit}`,
    ),
    index("stock_level_location_index").on(t.stockLocationId),
  ],
);

export const stockReservation = pgTable(
  "stock_reservation",
  {
    id: primaryId(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => order.id),
    orderLineId: uuid("order_line_id")
      .notNull()
      .references(() => orderLine.id),
    stockLevelId: uuid("stock_level_id")
      .notNull()
      .references(() => stockLevel.id),
    quantity: integer("quantity").notNull(),
    /** Of the quantity, what has left and what was given back. While reserved or allocated, the rest is held. */
    shipped: integer("shipped").notNull().default(0),
    released: integer("released").notNull().default(0),
    status: text("status", { enum: ["reserved", "allocated", "released", "shipped"] }).notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("stock_reservation_line_unique").on(t.orderLineId, t.stockLevelId),
    check("stock_reservation_quantity_positive", sql`${t.quantity} > 0`),
    check(
      "stock_reservation_parts",
      sql`${t.shipped} >= 0 and ${t.released} >= 0 and ${t.shipped} + ${t.released} <= ${t.quantity}`,
    ),
    check(
      "stock_reservation_status_known",
      sql`${t.status} in ('reserved', 'allocated', 'released', 'shipped')`,
    ),
    index("stock_reservation_order_index").on(t.orderId),
    index("stock_reservation_level_index")
      .on(t.stockLevelId)
      .where(sql`${t.status} in ('reserved', 'allocated')`),
  ],
);

/** Append-only (a trigger refuses update and delete): per level, the sums of the deltas are its three columns. */
export const stockMovement = pgTable(
  "stock_movement",
  {
    id: primaryId(),
    stockLevelId: uuid("stock_level_id")
      .notNull()
      .references(() => stockLevel.id),
    kind: text("kind", {
      enum: [
        "initial",
        "receive",
        "adjust",
        "count",
        "reserve",
        "release",
        "allocate",
        "deallocate",
        "ship",
        "return",
        "transfer",
      ],
    }).notNull(),
    onHandDelta: integer("on_hand_delta").notNull().default(0),
    reservedDelta: integer("reserved_delta").notNull().default(0),
    allocatedDelta: integer("allocated_delta").notNull().default(0),
    orderId: uuid("order_id").references(() => order.id),
    reason: text("reason").notNull().default(""),
    /** What papers call it: a delivery note, an order to the supplier. */
    reference: text("reference").notNull().default(""),
    actor: text("actor").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index("stock_movement_level_index").on(t.stockLevelId, t.createdAt.desc().nullsFirst()),
    index("stock_movement_order_index").on(t.orderId).where(sql`${t.orderId} is not null`),
  ],
);

/** A variant that is low now. The row goes when there is enough again, so that the next time is a new one. */
export const lowStockAlert = pgTable(
  "low_stock_alert",
  {
    variantId: uuid("variant_id")
      .primaryKey()
      .references(() => variant.id, { onDelete: "cascade" }),
    crossedAt: instant("crossed_at").notNull().defaultNow(),
    /** The mail that tells it, of several together; null until it is made up. */
    batchId: uuid("batch_id"),
    mailedAt: instant("mailed_at"),
  },
  (t) => [index("low_stock_alert_unmailed_index").on(t.batchId).where(sql`${t.mailedAt} is null`)],
);
