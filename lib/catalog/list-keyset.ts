import { asc, desc, type SQL, sql } from "drizzle-orm";
import { productListing } from "@/db/schema/listing";
import { defaultLocale, type Locale } from "@/lib/i18n/locales";
import { textIn } from "@/lib/i18n/text-in";
import { decodeCursor, encodeCursor } from "@/lib/operation/cursor";
import type { ProductListInput } from "./schema";

export type Sort = NonNullable<ProductListInput["sort"]>;
type ListingRow = typeof productListing.$inferSelect;

/** The cursor that continues a list after this row. */
export function cursorAfter(sort: Sort, locale: Locale, last: { row: ListingRow; rank: number }): string {
  return encodeCursor(listName(sort, locale), keysOf(sort, locale, last));
}

/** By title, each language has an order of its own, with an index of its own. */
const listName = (sort: Sort, locale: Locale) =>
  sort === "title" && locale !== defaultLocale ? `products-title-${locale}` : `products-${sort}`;

/** As the index has it: the language is written out, for an expression with a parameter is another one. */
export function titleIn(locale: Locale): SQL {
  const { translations, title } = productListing;
  if (locale === defaultLocale) return sql`${title}`;
  return sql`coalesce(${translations}->${sql.raw(`'${locale}'`)}->>'title', ${title})`;
}

export function orderOf(sort: Sort, locale: Locale, rank: SQL): SQL[] {
  const t = productListing;
  switch (sort) {
    case "relevance":
      return [sql`${rank} desc`, desc(t.productId)];
    case "newest":
      return [desc(t.publishedAt), desc(t.productId)];
    case "price_asc":
      return [asc(t.minPriceMinor), asc(t.productId)];
    case "price_desc":
      return [desc(t.minPriceMinor), desc(t.productId)];
    case "title":
      return [asc(titleIn(locale)), asc(t.productId)];
    case "rating":
      return [desc(t.ratingScore), desc(t.productId)];
    case "best_selling":
      return [desc(t.unitsSold), desc(t.productId)];
  }
}

function keysOf(
  sort: Sort,
  locale: Locale,
  { row, rank }: { row: ListingRow; rank: number },
): (string | number)[] {
  switch (sort) {
    case "relevance":
      return [rank, row.productId];
    case "newest":
      return [row.publishedAt.toISOString(), row.productId];
    case "price_asc":
    case "price_desc":
      return [row.minPriceMinor, row.productId];
    case "title":
      return [textIn(row, locale, "title", row.title), row.productId];
    case "rating":
      return [row.ratingScore, row.productId];
    case "best_selling":
      return [row.unitsSold, row.productId];
  }
}

/** @throws AppError `invalid_cursor`. */
export function after(sort: Sort, locale: Locale, rank: SQL, cursor: string): SQL {
  const [key, id] = decodeCursor(listName(sort, locale), cursor);
  const t = productListing;
  switch (sort) {
    case "relevance":
      return sql`(${rank}, ${t.productId}) < (${key}::float8, ${id}::uuid)`;
    case "newest":
      return sql`(${t.publishedAt}, ${t.productId}) < (${key}::timestamptz, ${id}::uuid)`;
    case "price_asc":
      return sql`(${t.minPriceMinor}, ${t.productId}) > (${key}::bigint, ${id}::uuid)`;
    case "price_desc":
      return sql`(${t.minPriceMinor}, ${t.productId}) < (${key}::bigint, ${id}::uuid)`;
    case "title":
      return sql`(${titleIn(locale)}, ${t.productId}) > (${key}::text, ${id}::uuid)`;
    case "rating":
      return sql`(${t.ratingScore}, ${t.productId}) < (${key}::float8, ${id}::uuid)`;
    case "best_selling":
      return sql`(${t.unitsSold}, ${t.productId}) < (${key}::int, ${id}::uuid)`;
  }
}
