import type { Context } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { listStockLevelsOperation } from "./operations";
import type { StockLevel } from "./schema";

/** All levels of a product: of each variant in each location where it lies or lay. */
export async function listProductLevels(ctx: Context, productId: string): Promise<StockLevel[]> {
  const levels: StockLevel[] = [];
  let cursor: string | undefined;
  do {
    const page = await executeOperation(listStockLevelsOperation, ctx, { productId, cursor, limit: 100 });
    levels.push(...page.data);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return levels;
}
