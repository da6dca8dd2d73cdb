import { and, desc, eq, lt } from "drizzle-orm";
import type { z } from "zod";
import { stockLevel, stockLocation, stockMovement } from "@/db/schema/inventory";
import type { Context } from "@/lib/operation/context";
import { decodeCursor, encodeCursor } from "@/lib/operation/cursor";
import type { StockMovement, stockMovementListInput } from "./schema";

const LIST = "stock-movements";

/** The ledger of a variant, latest first. @throws AppError `invalid_cursor`. */
export async function listStockMovements(
  ctx: Context,
  input: z.output<typeof stockMovementListInput>,
): Promise<{ data: StockMovement[]; nextCursor: string | null }> {
  const rows = await ctx.db
    .select({ movement: stockMovement, location: stockLocation.name })
    .from(stockMovement)
    .innerJoin(stockLevel, eq(stockLevel.id, stockMovement.stockLevelId))
    .innerJoin(stockLocation, eq(stockLocation.id, stockLevel.stockLocationId))
    .where(
      and(
        eq(stockLevel.variantId, input.variantId),
        input.kind ? eq(stockMovement.kind, input.kind) : undefined,
        input.cursor ? lt(stockMovement.id, String(decodeCursor(LIST, input.cursor)[0])) : undefined,
      ),
    )
    .orderBy(desc(stockMovement.id))
    .limit(input.limit + 1);
  const data = rows.slice(0, input.limit).map(({ movement, location }) => ({
    ...movement,
    location,
    createdAt: movement.createdAt.toISOString(),
  }));
  const last = data.at(-1);
  return { data, nextCursor: rows.length > input.limit && last ? encodeCursor(LIST, [last.id]) : null };
}
