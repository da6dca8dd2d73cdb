import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, primaryId, updatedAt } from "../columns";
import { product } from "./catalog";
import { order, orderLine } from "./order";

/** What a buyer says of a product. One of an order has an author that bought it; an imported one claims nothing. */
export const review = pgTable(
  "review",
  {
    id: primaryId(),
    productId: uuid("product_id")
      .notNull()
      .references(() => product.id, { onDelete: "cascade" }),
    source: text("source", { enum: ["order", "import"] }).notNull(),
    orderId: uuid("order_id").references(() => order.id),
    orderLineId: uuid("order_line_id").references(() => orderLine.id),
    authorName: text("author_name").notNull(),
    rating: integer("rating").notNull(),
    title: text("title").notNull(),
    body: text("body").notNull(),
    /** The language of the page that it was written on. */
    locale: text("locale").notNull(),
    status: text("status", { enum: ["pending", "published", "rejected"] }).notNull(),
    /** Why it was rejected, for its author. */
    reason: text("reason"),
    /** Null while nobody has looked: pending, or published at once. */
    moderatedBy: text("moderated_by"),
    moderatedAt: instant("moderated_at"),
    reply: text("reply"),
    repliedAt: instant("replied_at"),
    /** Raised by every edit, so that nobody publishes a text that they have not read. */
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("review_one_per_order_and_product").on(t.orderId, t.productId),
    check("review_source_known", sql`${t.source} in ('order', 'import')`),
    check(
      "review_of_an_order_names_it",
      sql`(${t.source} = 'order') = (${t.orderId} is not null) and (${t.orderId} is null) = (${t.orderLineId} is null)`,
    ),
    check("review_rating_bounds", sql`${t.rating} between 1 and 5`),
    check("review_author_name_length", sql`length(${t.authorName}) between 1 and 60`),
    check("review_title_length", sql`length(${t.title}) <= 120`),
    check("review_body_length", sql`length(${t.body}) between 1 and 4000`),
    check("review_status_known", sql`${t.status} in ('pending', 'published', 'rejected')`),
    check(
      "review_rejected_has_reason",
      sql`(${t.status} = 'rejected') = (${t.reason} is not null) and length(${t.reason}) between 1 and 500`,
    ),
    check(
      "review_moderated_has_author",
      sql`(${t.moderatedBy} is null) = (${t.moderatedAt} is null)
        and (${t.status} <> 'rejected' or ${t.moderatedBy} is not null)`,
    ),
    check(
      "review_reply_has_time",
      sql`(${t.reply} is null) = (${t.repliedAt} is null) and length(${t.reply}) between 1 and 2000`,
    ),
    // Each is read from its beginning, in the one direction that all its columns have.
    index("review_newest_index")
      .on(t.productId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.status} = 'published'`),
    index("review_highest_index")
      .on(
        t.productId,
        t.rating.desc().nullsFirst(),
        t.createdAt.desc().nullsFirst(),
        t.id.desc().nullsFirst(),
      )
      .where(sql`${t.status} = 'published'`),
    index("review_lowest_index")
      .on(t.productId, sql`(6 - ${t.rating}) desc`, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.status} = 'published'`),
    index("review_product_index").on(t.productId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("review_status_index").on(t.status, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("review_order_line_index").on(t.orderLineId).where(sql`${t.orderLineId} is not null`),
  ],
);

/**
 * The published reviews of a product, counted. Written by `refreshRating` alone, in the transaction that changes a
 * review, while it holds the product's row.
 */
export const reviewSummary = pgTable(
  "review_summary",
  {
    productId: uuid("product_id")
      .primaryKey()
      .references(() => product.id, { onDelete: "cascade" }),
    count: integer("count").notNull(),
    /** The sum of all stars: the average is this by `count`. */
    ratingSum: integer("rating_sum").notNull(),
    stars1: integer("stars_1").notNull(),
    stars2: integer("stars_2").notNull(),
    stars3: integer("stars_3").notNull(),
    stars4: integer("stars_4").notNull(),
    stars5: integer("stars_5").notNull(),
  },
  (t) => [
    check(
      "review_summary_not_negative",
      sql`least(${t.stars1}, ${t.stars2}, ${t.stars3}, ${t.stars4}, ${t.stars5}) >= 0`,
    ),
    check(
      "review_summary_is_sum",
      sql`${t.count} = ${t.stars1} + ${t.stars2} + ${t.stars3} + ${t.stars4} + ${t.stars5}
        and ${t.ratingSum} = ${t.stars1} + 2 * ${t.stars2} + 3 * ${t.stars3} + 4 * ${t.stars4} + 5 * ${t.stars5}`,
    ),
  ],
);
