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
import { createdAt, primaryId } from "../columns";

export const taxCategory = pgTable(
  "tax_category",
  {
    id: primaryId(),
    handle: text("handle").notNull().unique("tax_category_handle_unique"),
    name: text("name").notNull(),
    isDefault: boolean("is_default").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("tax_category_one_default").on(t.isDefault).where(sql`${t.isDefault}`)],
);

/** A country, or a region of it; the region's rates replace the country's where both exist. */
export const taxZone = pgTable(
  "tax_zone",
  {
    id: primaryId(),
    name: text("name").notNull(),
    country: text("country").notNull(),
    /** ISO 3166-2 subdivision without the country, for example NY; null: the whole country. */
    region: text("region"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("tax_zone_place_unique").on(t.country, t.region).nullsNotDistinct(),
    check("tax_zone_country_form", sql`${t.country} ~ '^[A-Z]{2}$'`),
  ],
);

export const taxRate = pgTable(
  "tax_rate",
  {
    id: primaryId(),
    taxZoneId: uuid("tax_zone_id")
      .notNull()
      .references(() => taxZone.id, { onDelete: "cascade" }),
    taxCategoryId: uuid("tax_category_id")
      .notNull()
      .references(() => taxCategory.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** Parts per million: 8.875 % is 88750. */
    ratePpm: integer("rate_ppm").notNull(),
    appliesToShipping: boolean("applies_to_shipping").notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    unique("tax_rate_unique").on(t.taxZoneId, t.taxCategoryId, t.name),
    check("tax_rate_bounds", sql`${t.ratePpm} between 0 and 1000000`),
    index("tax_rate_category_index").on(t.taxCategoryId),
  ],
);
