import { and, asc, eq, gt, type SQL } from "drizzle-orm";
import type { z } from "zod";
import type { Db } from "@/db/client";
import { product, variant } from "@/db/schema/catalog";
import { stockLevel, stockLocation } from "@/db/schema/inventory";
import type { Context } from "@/lib/operation/context";
import { decodeCursor, encodeCursor } from "@/lib/operation/cursor";
import type { StockLevel, stockLevelListInput } from "./schema";

const LIST = "stock-levels";

/** A page of stock levels. @throws AppError `invalid_cursor`. */
export async function listStockLevels(
  ctx: Context,
  input: z.output<typeof stockLevelListInput>,
): Promise<{ data: StockLevel[]; nextCursor: string | null }> {
  const where = and(
    input.variantId ? eq(stockLevel.variantId, input.variantId) : undefined,
    input.productId ? eq(variant.productId, input.productId) : undefined,
    input.cursor ? gt(stockLevel.id, String(decodeCursor(LIST, input.cursor)[0])) : undefined,
  );
  const rows = await selectStockLevels(ctx.db, where, input.limit + 1);
  const data = rows.slice(0, input.limit);
  const last = data.at(-1);
  return { data, nextCursor: rows.length > input.limit && last ? encodeCursor(LIST, [last.id]) : null };
}

/** Levels with what they are of and where, in id order. */
export async function selectStockLevels(
  db: Db,
  where: SQL | undefined,
  limit: number,
): Promise<StockLevel[]> {
  const rows = await db
    .select({
      level: stockLevel,
      sku: variant.sku,
      variantTitle: variant.title,
      title: product.title,
      place: stockLocation,
    })
    .from(stockLevel)
    .innerJoin(variant, eq(variant.id, stockLevel.variantId))
    .innerJoin(product, eq(product.id, variant.productId))
    .innerJoin(stockLocation, eq(stockLocation.id, stockLevel.stockLocationId))
    .where(where)
    .orderBy(asc(stockLevel.id))
    .limit(limit);
  return rows.map(({ level, sku, variantTitle, title, place }) => ({
    id: level.id,
    variantId: level.variantId,
    sku,
    title: `${title} — ${variantTitle}`,
    location: { id: place.id, name: place.name },
    onHand: level.onHand,
    reserved: level.reserved,
    allocated: level.allocated,
    oversellLimit: level.oversellLimit,
    available: Math.max(0, level.onHand + level.oversellLimit - level.reserved - level.allocated),
  }));
}
