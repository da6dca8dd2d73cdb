import { sql } from "drizzle-orm";
import { boolean, char, check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, isObject, minorUnits, primaryId, translations, updatedAt } from "../columns";
import { collection, product } from "./catalog";
import { customerGroup } from "./customer";

/** What a promotion takes off, of what, for whom, and how often. How several meet: docs/promotions.md. */
export const promotion = pgTable(
  "promotion",
  {
    id: primaryId(),
    /** Shoppers read it beside the discount. */
    name: text("name").notNull(),
    translations: translations<{ name?: string }>(),
    status: text("status", { enum: ["draft", "active", "archived"] })
      .notNull()
      .default("draft"),
    kind: text("kind", { enum: ["percent", "fixed", "free_shipping", "buy_x_get_y"] }).notNull(),
    /** automatic: nobody has to ask for it. code: only with one of its codes. */
    method: text("method", { enum: ["automatic", "code"] }).notNull(),
    /** What it is taken off, and with what it competes: of each group, a line, order or shipping gets one. */
    stackingGroup: text("stacking_group", { enum: ["lines", "order", "shipping"] }).notNull(),
    /** The higher one is tried first; among equals the one that takes off more. */
    priority: integer("priority").notNull().default(0),
    /** Of percent, and of the units that buy_x_get_y gives: 1000000 is all of the price. */
    percentPpm: integer("percent_ppm"),
    /** Of fixed. */
    amountMinor: minorUnits("amount_minor"),
    buyQuantity: integer("buy_quantity"),
    getQuantity: integer("get_quantity"),
    /** Carts of another currency do not get it; amounts are of this one. */
    currency: char("currency", { length: 3 }),
    /** Said, and not read from the lists: a list that lost its last product must not mean everything. */
    appliesTo: text("applies_to", { enum: ["all", "selected"] })
      .notNull()
      .default("all"),
    excludesReduced: boolean("excludes_reduced").notNull().default(false),
    /** Of the goods that it applies to, before any discount. */
    minSubtotalMinor: minorUnits("min_subtotal_minor"),
    customerGroupId: uuid("customer_group_id").references(() => customerGroup.id, { onDelete: "restrict" }),
    firstOrderOnly: boolean("first_order_only").notNull().default(false),
    startsAt: instant("starts_at"),
    endsAt: instant("ends_at"),
    usageLimit: integer("usage_limit"),
    usageLimitPerCustomer: integer("usage_limit_per_customer"),
    /**
     * Live redemptions, counted while any limit is set. Without one it stays as it is: an automatic promotion would
     * else make every checkout wait for every other.
     */
    used: integer("used").notNull().default(0),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("promotion_name_length", sql`length(${t.name}) between 1 and 120`),
    check("promotion_translations_object", isObject(t.translations)),
    check("promotion_status_known", sql`${t.status} in ('draft', 'active', 'archived')`),
    check("promotion_method_known", sql`${t.method} in ('automatic', 'code')`),
    check(
      "promotion_kind_is_complete",
      sql`case ${t.kind}
        when 'percent' then ${t.percentPpm} is not null and ${t.stackingGroup} in ('lines', 'order')
        when 'fixed' then ${t.amountMinor} is not null and ${t.stackingGroup} in ('lines', 'order')
        when 'buy_x_get_y' then ${t.percentPpm} is not null and ${t.buyQuantity} is not null
          and ${t.getQuantity} is not null and ${t.stackingGroup} = 'lines'
        when 'free_shipping' then ${t.stackingGroup} = 'shipping'
        else false end`,
    ),
    check("promotion_percent_bounds", sql`${t.percentPpm} between 1 and 1000000`),
    check("promotion_amount_positive", sql`${t.amountMinor} > 0 and ${t.amountMinor} <= 1000000000000`),
    check(
      "promotion_quantities_bounds",
      sql`${t.buyQuantity} between 1 and 999 and ${t.getQuantity} between 1 and 999`,
    ),
    check(
      "promotion_amounts_have_currency",
      sql`${t.currency} is not null or (${t.amountMinor} is null and ${t.minSubtotalMinor} is null)`,
    ),
    check("promotion_currency_form", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check("promotion_applies_to_known", sql`${t.appliesTo} in ('all', 'selected')`),
    check("promotion_min_subtotal_not_negative", sql`${t.minSubtotalMinor} >= 0`),
    check("promotion_priority_bounds", sql`${t.priority} between -1000 and 1000`),
    // Two unpaid orders of one address are both its first: only a limit keeps it to one.
    check(
      "promotion_first_order_is_once",
      sql`not ${t.firstOrderOnly} or (${t.usageLimitPerCustomer} is not null and ${t.usageLimitPerCustomer} = 1)`,
    ),
    check("promotion_ends_after_start", sql`${t.endsAt} > ${t.startsAt}`),
    check("promotion_limits_positive", sql`${t.usageLimit} > 0 and ${t.usageLimitPerCustomer} > 0`),
    // The limit in total, whatever the code above it does.
    check("promotion_used_within_limit", sql`${t.used} <= ${t.usageLimit}`),
    check("promotion_used_not_negative", sql`${t.used} >= 0`),
    index("promotion_automatic_index")
      .on(t.priority.desc().nullsFirst(), t.id)
      .where(sql`${t.status} = 'active' and ${t.method} = 'automatic'`),
    index("promotion_updated_index").on(t.updatedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("promotion_group_index").on(t.customerGroupId).where(sql`${t.customerGroupId} is not null`),
  ],
);

export const promotionProduct = pgTable(
  "promotion_product",
  {
    promotionId: uuid("promotion_id")
      .notNull()
      .references(() => promotion.id, { onDelete: "cascade" }),
    productId: uuid("product_id")
      .notNull()
      .references(() => product.id, { onDelete: "cascade" }),
  },
  (t) => [
    primaryKey({ columns: [t.promotionId, t.productId] }),
    index("promotion_product_product_index").on(t.productId),
  ],
);

export const promotionCollection = pgTable(
  "promotion_collection",
  {
    promotionId: uuid("promotion_id")
      .notNull()
      .references(() => promotion.id, { onDelete: "cascade" }),
    collectionId: uuid("collection_id")
      .notNull()
      .references(() => collection.id, { onDelete: "cascade" }),
  },
  (t) => [
    primaryKey({ columns: [t.promotionId, t.collectionId] }),
    index("promotion_collection_collection_index").on(t.collectionId),
  ],
);

/** What a shopper types. Stored in upper case, so that one unique constraint holds whatever the case. */
export const promotionCode = pgTable(
  "promotion_code",
  {
    id: primaryId(),
    promotionId: uuid("promotion_id")
      .notNull()
      .references(() => promotion.id, { onDelete: "restrict" }),
    code: text("code").notNull().unique("promotion_code_unique"),
    usageLimit: integer("usage_limit"),
    /** Live redemptions; counted only where the code has a limit. */
    used: integer("used").notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    check("promotion_code_form", sql`${t.code} ~ '^[A-Z0-9][A-Z0-9_-]{2,39}$'`),
    check("promotion_code_limit_positive", sql`${t.usageLimit} > 0`),
    check("promotion_code_used_within_limit", sql`${t.used} <= ${t.usageLimit}`),
    check("promotion_code_used_not_negative", sql`${t.used} >= 0`),
    index("promotion_code_promotion_index").on(t.promotionId, t.id),
  ],
);
