import { sql } from "drizzle-orm";
import {
  check,
  customType,
  doublePrecision,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { currencyCode, instant, isObject, minorUnits, translations } from "../columns";
import { product } from "./catalog";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** `productType` and `searchText` are what the columns of these names are in the original. */
type ListingTexts = { title?: string; productType?: string; mediaAlt?: string; searchText?: string };

/**
 * The one read model of lists, facets and search: a row per active product and currency, rewritten by
 * `refreshProductListing` in the transaction that changes what it shows.
 */
export const productListing = pgTable(
  "product_listing",
  {
    productId: uuid("product_id")
      .notNull()
      .references(() => product.id, { onDelete: "cascade" }),
    currency: currencyCode().notNull(),
    handle: text("handle").notNull(),
    title: text("title").notNull(),
    vendor: text("vendor").notNull(),
    productType: text("product_type").notNull(),
    tags: text("tags").array().notNull(),
    /** Own categories and all their ancestors, so that a parent lists what its children hold. */
    categoryIds: uuid("category_ids").array().notNull(),
    collectionIds: uuid("collection_ids").array().notNull(),
    /** `name:value` in lower case, of options that some variant has; what `filter.<name>` compares. */
    optionFacets: text("option_facets").array().notNull(),
    /** How facets are called in other languages; written and read by lib/catalog/facet-labels.ts. */
    facetLabels: text("facet_labels").array().notNull().default([]),
    translations: translations<ListingTexts>(),
    minPriceMinor: minorUnits("min_price_minor").notNull(),
    maxPriceMinor: minorUnits("max_price_minor").notNull(),
    /** Compare-at of the cheapest variant; null when it is not reduced. */
    compareAtMinor: minorUnits("compare_at_minor"),
    stockClass: text("stock_class", { enum: ["in_stock", "low", "backorder", "sold_out"] }).notNull(),
    /** `<variant id>=<class>` of every variant: tells whether the product's page has to change. */
    variantClasses: text("variant_classes").notNull().default(""),
    variantCount: integer("variant_count").notNull(),
    /** Storage key, size and text of the first picture. */
    mediaKey: text("media_key"),
    mediaAlt: text("media_alt").notNull(),
    mediaWidthPx: integer("media_width_px"),
    mediaHeightPx: integer("media_height_px"),
    mediaRenditionWidthsPx: integer("media_rendition_widths_px").array().notNull().default([]),
    mediaColor: text("media_color"),
    publishedAt: instant("published_at").notNull(),
    /** Stars of published reviews, rounded to a tenth; null without any. Kept by `refreshRating`. */
    ratingAverage: numeric("rating_average", { precision: 2, scale: 1, mode: "number" }),
    ratingCount: integer("rating_count").notNull().default(0),
    /**
     * What "best rated" sorts by: the average as if five more buyers had given three stars each, so that a single
     * delighted one does not come before a hundred contented ones.
     */
    ratingScore: doublePrecision("rating_score")
      .notNull()
      .generatedAlwaysAs(
        sql`((coalesce(rating_average, 0) * rating_count + 15) / (rating_count + 5))::double precision`,
      ),
    /** Pieces sold in the latest confirmed orders of 90 days; at most an hour old, kept by `countSales`. */
    unitsSold: integer("units_sold").notNull().default(0),
    /** In lower case; whole words of the search vector, so that a part typed from the left finds them. */
    skus: text("skus").array().notNull().default([]),
    searchText: text("search_text").notNull(),
    searchVector: tsvector("search_vector")
      .notNull()
      .generatedAlwaysAs(
        // By stem and as written: a beginning such as "walki" is no beginning of the stem "walk".
        sql`setweight(to_tsvector('english', fold_text(title)), 'A')
          || setweight(to_tsvector('simple', fold_text(title)), 'A')
          || array_to_tsvector(skus) || to_tsvector('english', fold_text(search_text))
          || setweight(to_tsvector('german', fold_text(coalesce(translations->'de'->>'title', ''))), 'A')
          || setweight(to_tsvector('simple', fold_text(coalesce(translations->'de'->>'title', ''))), 'A')
          || to_tsvector('german', fold_text(coalesce(translations->'de'->>'searchText', '')))`,
      ),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.currency] }),
    check(
      "product_listing_stock_class_known",
      sql`${t.stockClass} in ('in_stock', 'low', 'backorder', 'sold_out')`,
    ),
    // As "order by … desc" has it: Drizzle's own DESC NULLS LAST would never serve that order.
    index("product_listing_newest_index").on(
      t.currency,
      t.publishedAt.desc().nullsFirst(),
      t.productId.desc().nullsFirst(),
    ),
    index("product_listing_price_index").on(t.currency, t.minPriceMinor, t.productId),
    index("product_listing_rating_index").on(
      t.currency,
      t.ratingScore.desc().nullsFirst(),
      t.productId.desc().nullsFirst(),
    ),
    index("product_listing_sales_index").on(
      t.currency,
      t.unitsSold.desc().nullsFirst(),
      t.productId.desc().nullsFirst(),
    ),
    check("product_listing_units_sold_not_negative", sql`${t.unitsSold} >= 0`),
    check(
      "product_listing_rating_bounds",
      sql`${t.ratingCount} >= 0 and (${t.ratingCount} = 0) = (${t.ratingAverage} is null)
        and ${t.ratingAverage} between 1 and 5`,
    ),
    index("product_listing_title_index").on(t.currency, t.title, t.productId),
    index("product_listing_title_de_index").on(
      t.currency,
      sql`coalesce(${t.translations}->'de'->>'title', ${t.title})`,
      t.productId,
    ),
    check("product_listing_translations_object", isObject(t.translations)),
    index("product_listing_category_index").using("gin", t.categoryIds),
    index("product_listing_collection_index").using("gin", t.collectionIds),
    index("product_listing_facet_index").using("gin", t.optionFacets),
    index("product_listing_search_index").using("gin", t.searchVector),
  ],
);

/**
 * Words of titles, vendors, types and tags that were ever on sale, without accents: where the right spelling of a
 * mistyped word is looked up. Triggers of product_listing add to it. Nothing makes a word unique: two transactions
 * that bring the same new word would wait for each other.
 */
export const searchWord = pgTable("search_word", { word: text("word").notNull() }, (t) => [
  index("search_word_word_index").on(t.word),
  index("search_word_trigram_index").using("gist", t.word.op("gist_trgm_ops")),
]);
