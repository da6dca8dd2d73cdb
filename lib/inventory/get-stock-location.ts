import type { Context } from "@/lib/operation/context";
import { selectLocation } from "./queries";
import type { StockLocation } from "./schema";
import { toStockLocation } from "./to-stock-location";

/** @throws AppError `not_found`. */
export async function getStockLocation(
  ctx: Context,
  { locationId }: { locationId: string },
): Promise<StockLocation> {
  return toStockLocation(await selectLocation(ctx.db, locationId));
}
