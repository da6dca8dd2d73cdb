import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
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
import { createdAt, instant, isObject, primaryId, translations, updatedAt } from "../columns";
import { taxCategory } from "./tax";

type ProductTexts = {
  title?: string;
  /** Sanitized when written, as the original. */
  descriptionHtml?: string;
  productType?: string;
  /** Instead of all the product's attributes. */
  attributes?: Record<string, string>;
  seoTitle?: string;
  seoDescription?: string;
};

/** Of a category or a collection. */
type GroupTexts = { title?: string; description?: string };

export const product = pgTable(
  "product",
  {
    id: primaryId(),
    handle: text("handle").notNull().unique("product_handle_unique"),
    title: text("title").notNull(),
    /** Sanitized when written; rendered as it is. */
    descriptionHtml: text("description_html").notNull().default(""),
    status: text("status", { enum: ["draft", "active", "archived"] })
      .notNull()
      .default("draft"),
    vendor: text("vendor").notNull().default(""),
    productType: text("product_type").notNull().default(""),
    tags: text("tags").array().notNull().default([]),
    attributes: jsonb("attributes").$type<Record<string, string>>().notNull().default({}),
    seoTitle: text("seo_title").notNull().default(""),
    seoDescription: text("seo_description").notNull().default(""),
    translations: translations<ProductTexts>(),
    publishedAt: instant("published_at"),
    /** Raised by every edit; `If-Match` and forms compare it, so that two editors never overwrite each other. */
    version: integer("version").notNull().default(1),
    /** What an import brought that has no column here, kept so that an export can give it back. */
    sourceColumns: jsonb("source_columns").$type<Record<string, string>>().notNull().default({}),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check(
      "product_handle_form",
      sql`${t.handle} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${t.handle}) <= 200`,
    ),
    check("product_title_length", sql`length(${t.title}) between 1 and 255`),
    check("product_status_known", sql`${t.status} in ('draft', 'active', 'archived')`),
    check("product_translations_object", isObject(t.translations)),
    index("product_updated_index").on(t.updatedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
  ],
);

export const productOption = pgTable(
  "product_option",
  {
    id: primaryId(),
    productId: uuid("product_id")
      .notNull()
      .references(() => product.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    translations: translations<{ name?: string }>(),
    position: integer("position").notNull(),
  },
  (t) => [
    check("product_option_translations_object", isObject(t.translations)),
    unique("product_option_name_unique").on(t.productId, t.name),
    check("product_option_position_bounds", sql`${t.position} between 1 and 3`),
    check("product_option_name_length", sql`length(${t.name}) between 1 and 100`),
  ],
);

export const productOptionValue = pgTable(
  "product_option_value",
  {
    id: primaryId(),
    optionId: uuid("option_id")
      .notNull()
      .references(() => productOption.id, { onDelete: "cascade" }),
    value: text("value").notNull(),
    translations: translations<{ value?: string }>(),
    position: integer("position").notNull(),
  },
  (t) => [
    check("product_option_value_translations_object", isObject(t.translations)),
    unique("product_option_value_unique").on(t.optionId, t.value),
    check("product_option_value_length", sql`length(${t.value}) between 1 and 255`),
  ],
);

export const variant = pgTable(
  "variant",
  {
    id: primaryId(),
    productId: uuid("product_id")
      .notNull()
      .references(() => product.id, { onDelete: "cascade" }),
    sku: text("sku").unique("variant_sku_unique"),
    barcode: text("barcode"),
    /** Option values joined by " / ", or "Default" for a product without options. */
    title: text("title").notNull(),
    position: integer("position").notNull(),
    weightGrams: integer("weight_grams").notNull().default(0),
    requiresShipping: boolean("requires_shipping").notNull().default(true),
    taxable: boolean("taxable").notNull().default(true),
    taxCategoryId: uuid("tax_category_id").references(() => taxCategory.id),
    /** False: stock is not counted, the variant can always be bought. */
    tracked: boolean("tracked").notNull().default(true),
    version: integer("version").notNull().default(1),
    sourceColumns: jsonb("source_columns").$type<Record<string, string>>().notNull().default({}),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    // One row per combination of option values; the title is made of them.
    unique("variant_combination_unique").on(t.productId, t.title),
    check("variant_weight_bounds", sql`${t.weightGrams} between 0 and 10000000`),
    check("variant_sku_length", sql`length(${t.sku}) between 1 and 255`),
  ],
);

export const variantOptionValue = pgTable(
  "variant_option_value",
  {
    variantId: uuid("variant_id")
      .notNull()
      .references(() => variant.id, { onDelete: "cascade" }),
    optionId: uuid("option_id")
      .notNull()
      .references(() => productOption.id, { onDelete: "cascade" }),
    optionValueId: uuid("option_value_id")
      .notNull()
      .references(() => productOptionValue.id, { onDelete: "cascade" }),
  },
  (t) => [
    primaryKey({ columns: [t.variantId, t.optionId] }),
    index("variant_option_value_value_index").on(t.optionValueId),
    index("variant_option_value_option_index").on(t.optionId),
  ],
);

export const category = pgTable(
  "category",
  {
    id: primaryId(),
    parentId: uuid("parent_id").references((): AnyPgColumn => category.id, { onDelete: "restrict" }),
    handle: text("handle").notNull().unique("category_handle_unique"),
    title: text("title").notNull(),
    description: text("description").notNull().default(""),
    translations: translations<GroupTexts>(),
    position: integer("position").notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("category_translations_object", isObject(t.translations)),
    check(
      "category_handle_form",
      sql`${t.handle} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${t.handle}) <= 200`,
    ),
    check("category_not_own_parent", sql`${t.parentId} is distinct from ${t.id}`),
    index("category_parent_index").on(t.parentId, t.position),
  ],
);

export const productCategory = pgTable(
  "product_category",
  {
    productId: uuid("product_id")
      .notNull()
      .references(() => product.id, { onDelete: "cascade" }),
    categoryId: uuid("category_id")
      .notNull()
      .references(() => category.id, { onDelete: "cascade" }),
    /** 0 is the main category: the one of the breadcrumb. */
    position: integer("position").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.categoryId] }),
    index("product_category_category_index").on(t.categoryId),
  ],
);

export const collection = pgTable(
  "collection",
  {
    id: primaryId(),
    handle: text("handle").notNull().unique("collection_handle_unique"),
    title: text("title").notNull(),
    description: text("description").notNull().default(""),
    kind: text("kind", { enum: ["manual", "rule"] })
      .notNull()
      .default("manual"),
    translations: translations<GroupTexts>(),
    rule: jsonb("rule").$type<Record<string, unknown>>(),
    position: integer("position").notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("collection_translations_object", isObject(t.translations)),
    check(
      "collection_handle_form",
      sql`${t.handle} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${t.handle}) <= 200`,
    ),
    check("collection_rule_present", sql`(${t.kind} = 'rule') = (${t.rule} is not null)`),
  ],
);

export const collectionProduct = pgTable(
  "collection_product",
  {
    collectionId: uuid("collection_id")
      .notNull()
      .references(() => collection.id, { onDelete: "cascade" }),
    productId: uuid("product_id")
      .notNull()
      .references(() => product.id, { onDelete: "cascade" }),
    position: integer("position").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.collectionId, t.productId] }),
    index("collection_product_product_index").on(t.productId),
  ],
);

export const media = pgTable(
  "media",
  {
    id: primaryId(),
    productId: uuid("product_id").references(() => product.id, { onDelete: "cascade" }),
    variantId: uuid("variant_id").references(() => variant.id, { onDelete: "set null" }),
    position: integer("position").notNull().default(1),
    alt: text("alt").notNull().default(""),
    translations: translations<{ alt?: string }>(),
    /** pending: to be fetched from `source_url` by the media job. failed: given up, see `last_error`. */
    status: text("status", { enum: ["pending", "ready", "failed"] }).notNull(),
    sourceUrl: text("source_url"),
    /** Random name of the stored renditions; known once `ready`. */
    storageKey: text("storage_key").unique("media_storage_key_unique"),
    widthPx: integer("width_px"),
    heightPx: integer("height_px"),
    /** Widths in pixels that exist as renditions. */
    renditionWidthsPx: integer("rendition_widths_px").array().notNull().default([]),
    /** Its mean, `#rrggbb`: shown in its place until it comes. Null: unknown, or one can look through it. */
    color: text("color"),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: instant("next_attempt_at"),
    lastError: text("last_error"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("media_translations_object", isObject(t.translations)),
    check(
      "media_ready_is_complete",
      sql`${t.status} <> 'ready' or (${t.storageKey} is not null and ${t.widthPx} > 0 and ${t.heightPx} > 0)`,
    ),
    check("media_color_form", sql`${t.color} ~ '^#[0-9a-f]{6}$'`),
    uniqueIndex("media_product_source_unique").on(t.productId, t.sourceUrl),
    index("media_product_index").on(t.productId, t.position),
    index("media_variant_index").on(t.variantId).where(sql`${t.variantId} is not null`),
    index("media_due_index").on(t.nextAttemptAt).where(sql`${t.status} = 'pending'`),
  ],
);
