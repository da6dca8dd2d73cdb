import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, currencyCode, instant, minorUnits, primaryId, updatedAt } from "../columns";
import { variant } from "./catalog";

export const priceList = pgTable("price_list", {
  id: primaryId(),
  handle: text("handle").notNull().unique("price_list_handle_unique"),
  name: text("name").notNull(),
  /** The list with the higher priority wins where two offer a price. */
  priority: integer("priority").notNull().default(0),
  startsAt: instant("starts_at"),
  endsAt: instant("ends_at"),
  createdAt: createdAt(),
});

export const price = pgTable(
  "price",
  {
    id: primaryId(),
    variantId: uuid("variant_id")
      .notNull()
      .references(() => variant.id, { onDelete: "cascade" }),
    currency: currencyCode().notNull(),
    /** Null: the shop's own price. */
    priceListId: uuid("price_list_id").references(() => priceList.id, { onDelete: "cascade" }),
    minQuantity: integer("min_quantity").notNull().default(1),
    startsAt: instant("starts_at"),
    endsAt: instant("ends_at"),
    amountMinor: minorUnits("amount_minor").notNull(),
    compareAtMinor: minorUnits("compare_at_minor"),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("price_unique")
      .on(t.variantId, t.currency, t.priceListId, t.minQuantity, t.startsAt)
      .nullsNotDistinct(),
    index("price_list_index").on(t.priceListId).where(sql`${t.priceListId} is not null`),
    check("price_amount_bounds", sql`${t.amountMinor} between 0 and 1000000000000`),
    check("price_compare_at_above", sql`${t.compareAtMinor} >= ${t.amountMinor}`),
    check("price_min_quantity_bounds", sql`${t.minQuantity} between 1 and 999`),
    check("price_window", sql`${t.endsAt} > ${t.startsAt}`),
    check("price_currency_form", sql`${t.currency} ~ '^[A-Z]{3}$'`),
  ],
);

/** Append-only (a trigger refuses update and delete): the lowest price of 30 days is read from it. */
export const priceChange = pgTable(
  "price_change",
  {
    id: primaryId(),
    variantId: uuid("variant_id")
      .notNull()
      .references(() => variant.id, { onDelete: "cascade" }),
    currency: currencyCode().notNull(),
    amountMinor: minorUnits("amount_minor").notNull(),
    compareAtMinor: minorUnits("compare_at_minor"),
    actor: text("actor").notNull(),
    changedAt: instant("changed_at").notNull().defaultNow(),
  },
  (t) => [index("price_change_variant_index").on(t.variantId, t.currency, t.changedAt.desc().nullsFirst())],
);
