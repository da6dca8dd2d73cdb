import { eq, type SQL, sql } from "drizzle-orm";
import { category, collection } from "@/db/schema/catalog";
import { productListing } from "@/db/schema/listing";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import type { ProductListInput } from "./schema";

/** @throws AppError `not_found` for an unknown category or collection. */
export async function placeConditions(
  ctx: Context,
  { category: inCategory, collection: inCollection }: Pick<ProductListInput, "category" | "collection">,
): Promise<SQL[]> {
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
  return conditions;
}

/**
 * @param except a filter to leave out: counts of a facet ignore its own choice.
 * @throws AppError `validation_failed` for an availability or a price that is none.
 */
export function filterConditions(
  filter: NonNullable<ProductListInput["filter"]>,
  except: string | null = null,
): SQL[] {
  return Object.entries(filter)
    .filter(([name]) => name !== except)
    .map(([name, values]) => {
      if (name === "availability") return availabilityCondition(values);
      if (name === "price") return priceCondition(values);
      if (name === "vendor") return sql`${productListing.vendor} = any(${listOf(values)})`;
      if (name === "product_type") return sql`${productListing.productType} = any(${listOf(values)})`;
      return sql`${productListing.optionFacets} && ${listOf(values.map((value) => `${name}:${value}`.toLowerCase()))}`;
    });
}

function listOf(values: string[]): SQL {
  return sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`;
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

/** @throws AppError `validation_failed`. */
export function priceCondition(ranges: string[]): SQL {
  const conditions = ranges.map((range) => {
    const match = /^(\d{0,12})-(\d{0,12})$/.exec(range);
    if (!match || range === "-")
      throw invalidFilter("filter.price", "a range in minor units such as 1000-5000");
    const from = match[1] === "" ? sql`true` : sql`${productListing.minPriceMinor} >= ${Number(match[1])}`;
    const to = match[2] === "" ? sql`true` : sql`${productListing.minPriceMinor} <= ${Number(match[2])}`;
    return sql`(${from} and ${to})`;
  });
  return sql`(${sql.join(conditions, sql` or `)})`;
}

function invalidFilter(path: string, message: string): AppError {
  return new AppError("validation_failed", `${path}: ${message}`, {
    fields: [{ path, code: "invalid", message }],
  });
}
