import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  createdAt,
  currencyCode,
  isObject,
  minorUnits,
  primaryId,
  translations,
  updatedAt,
} from "../columns";

export const shippingZone = pgTable(
  "shipping_zone",
  {
    id: primaryId(),
    handle: text("handle").notNull().unique("shipping_zone_handle_unique"),
    name: text("name").notNull(),
    /** ISO 3166-1 alpha-2 codes. */
    countries: text("countries").array().notNull().default([]),
    /** The zone of every country that no other zone names. */
    restOfWorld: boolean("rest_of_world").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("shipping_zone_one_rest_of_world").on(t.restOfWorld).where(sql`${t.restOfWorld}`),
    index("shipping_zone_country_index").using("gin", t.countries),
  ],
);

export const shippingMethod = pgTable(
  "shipping_method",
  {
    id: primaryId(),
    shippingZoneId: uuid("shipping_zone_id")
      .notNull()
      .references(() => shippingZone.id, { onDelete: "cascade" }),
    handle: text("handle").notNull(),
    name: text("name").notNull(),
    /** Shown to the shopper, for example "3–5 business days". */
    estimate: text("estimate").notNull().default(""),
    translations: translations<{ name?: string; estimate?: string }>(),
    active: boolean("active").notNull().default(true),
    position: integer("position").notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("shipping_method_handle_unique").on(t.shippingZoneId, t.handle),
    check("shipping_method_translations_object", isObject(t.translations)),
  ],
);

/** The rate with the highest `min_subtotal_minor` that the goods reach applies: free delivery is a rate of 0. */
export const shippingRate = pgTable(
  "shipping_rate",
  {
    id: primaryId(),
    shippingMethodId: uuid("shipping_method_id")
      .notNull()
      .references(() => shippingMethod.id, { onDelete: "cascade" }),
    currency: currencyCode().notNull(),
    minSubtotalMinor: minorUnits("min_subtotal_minor").notNull().default(0),
    priceMinor: minorUnits("price_minor").notNull(),
  },
  (t) => [
    unique("shipping_rate_unique").on(t.shippingMethodId, t.currency, t.minSubtotalMinor),
    check("shipping_rate_price_bounds", sql`${t.priceMinor} between 0 and 1000000000000`),
    check("shipping_rate_subtotal_bounds", sql`${t.minSubtotalMinor} >= 0`),
  ],
);
