import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { category, collection } from "@/db/schema/catalog";
import { productListing } from "@/db/schema/listing";
import { AppError } from "@/lib/errors/app-error";
import { toImage } from "@/lib/media/to-image";
import type { Context } from "@/lib/operation/context";
import { decodeCursor, encodeCursor } from "@/lib/operation/cursor";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import { listFacets } from "./list-facets";
import type { ProductList, ProductListInput, ProductSummary } from "./schema";

type Sort = NonNullable<ProductListInput["sort"]>;
type ListingRow = typeof productListing.$inferSelect;

/**
 * A page of products on sale, through the read model, with facets and their counts over the whole result.
 *
 * @throws AppError `not_found` for an unknown category or collection, `invalid_cursor`, `validation_failed` for a
 * price filter that is no range.
 */
export async function listProducts(ctx: Context, input: ProductListInput): Promise<ProductList> {
  const currency = input.currency ?? (await getShopCurrency(ctx.db));
  const sort = input.sort ?? (input.q ? "relevance" : "newest");
  const base = and(eq(productListing.currency, currency), ...(await placeConditions(ctx, input)));
  const matching = and(base, ...filterConditions(input));
  const rank = input.q
    ? sql<number>`round((ts_rank(${productListing.searchVector}, websearch_to_tsquery('english', ${input.q}))
        + similarity(${productListing.title}, ${input.q}))::numeric, 6)::float8`
    : sql<number>`0::float8`;
  const rows = await ctx.db
    .select({ row: productListing, rank })
    .from(productListing)
    .where(and(matching, input.cursor ? after(sort, rank, input.cursor) : undefined))
    .orderBy(...orderOf(sort, rank))
    .limit(input.limit + 1);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    data: page.map(({ row }) => toSummary(row)),
    nextCursor: rows.length > input.limit && last ? encodeCursor(listName(sort), keysOf(sort, last)) : null,
    facets: await listFacets(ctx.db, matching),
  };
}

async function placeConditions(
  ctx: Context,
  { q, category: inCategory, collection: inCollection }: ProductListInput,
) {
  const conditions: SQL[] = [];
  if (inCategory) {
    const [row] = await ctx.db
      .select({ id: category.id })
      .from(category)
      .where(eq(category.handle, inCategory));
    if (!row) throw new AppError("not_found", "There is no such category");
    conditions.push(sql`${productListing.categoryIds} @> array[${row.id}]::uuid[]`);
  }
  if (inCollection) {
    const [row] = await ctx.db
      .select({ id: collection.id })
      .from(collection)
      .where(eq(collection.handle, inCollection));
    if (!row) throw new AppError("not_found", "There is no such collection");
    conditions.push(sql`${productListing.collectionIds} @> array[${row.id}]::uuid[]`);
  }
  if (q) {
    conditions.push(sql`(${productListing.searchVector} @@ websearch_to_tsquery('english', ${q})
      or ${productListing.title} % ${q} or ${q} <% ${productListing.title})`);
  }
  return conditions;
}

function filterConditions({ filter = {} }: ProductListInput): SQL[] {
  return Object.entries(filter).map(([name, values]) => {
    if (name === "availability") return availabilityCondition(values);
    if (name === "price") return priceCondition(values);
    const facets = values.map((value) => sql`${`${name}:${value}`.toLowerCase()}`);
    return sql`${productListing.optionFacets} && array[${sql.join(facets, sql`, `)}]::text[]`;
  });
}

function availabilityCondition(values: string[]): SQL {
  if (values.some((value) => value !== "in_stock" && value !== "sold_out")) {
    throw invalidFilter("filter.availability", "in_stock or sold_out");
  }
  if (new Set(values).size === 2) return sql`true`;
  return values[0] === "sold_out"
    ? sql`${productListing.stockClass} = 'sold_out'`
    : sql`${productListing.stockClass} <> 'sold_out'`;
}

function priceCondition(values: string[]): SQL {
  const ranges = values.map((value) => {
    const match = /^(\d{0,12})-(\d{0,12})$/.exec(value);
    if (!match || value === "-")
      throw invalidFilter("filter.price", "a range in minor units such as 1000-5000");
    const from = match[1] === "" ? sql`true` : sql`${productListing.minPriceMinor} >= ${Number(match[1])}`;
    const to = match[2] === "" ? sql`true` : sql`${productListing.minPriceMinor} <= ${Number(match[2])}`;
    return sql`(${from} and ${to})`;
  });
  return sql`(${sql.join(ranges, sql` or `)})`;
}

function invalidFilter(path: string, message: string): AppError {
  return new AppError("validation_failed", `${path}: ${message}`, {
    fields: [{ path, code: "invalid", message }],
  });
}

const listName = (sort: Sort) => `products-${sort}`;

function orderOf(sort: Sort, rank: SQL): SQL[] {
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
      return [asc(t.title), asc(t.productId)];
  }
}

function keysOf(sort: Sort, { row, rank }: { row: ListingRow; rank: number }): (string | number)[] {
  switch (sort) {
    case "relevance":
      return [rank, row.productId];
    case "newest":
      return [row.publishedAt.toISOString(), row.productId];
    case "price_asc":
    case "price_desc":
      return [row.minPriceMinor, row.productId];
    case "title":
      return [row.title, row.productId];
  }
}

function after(sort: Sort, rank: SQL, cursor: string): SQL {
  const [key, id] = decodeCursor(listName(sort), cursor);
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
      return sql`(${t.title}, ${t.productId}) > (${key}::text, ${id}::uuid)`;
  }
}

export function toSummary(row: ListingRow): ProductSummary {
  const money = (amount: number) => ({ amount, currency: row.currency });
  return {
    id: row.productId,
    handle: row.handle,
    title: row.title,
    vendor: row.vendor,
    productType: row.productType,
    price: money(row.minPriceMinor),
    maxPrice: money(row.maxPriceMinor),
    compareAtPrice: row.compareAtMinor === null ? null : money(row.compareAtMinor),
    stockClass: row.stockClass,
    inStock: row.stockClass !== "sold_out",
    image: toImage({
      storageKey: row.mediaKey,
      alt: row.mediaAlt,
      widthPx: row.mediaWidthPx,
      heightPx: row.mediaHeightPx,
      renditionWidthsPx: row.mediaRenditionWidthsPx,
    }),
    publishedAt: row.publishedAt.toISOString(),
  };
}
