import { stockLocation } from "@/db/schema/inventory";
import { newHandle } from "@/lib/ids/new-handle";
import type { Context } from "@/lib/operation/context";
import { lockLocations, requireFreeName } from "./queries";
import type { StockLocation, StockLocationDraft } from "./schema";
import { toStockLocation } from "./to-stock-location";

/**
 * Makes a place where stock may lie; what is brought there is for sale. Locks the locations.
 *
 * @throws AppError `validation_failed` for a name that another location has.
 */
export function createStockLocation(ctx: Context, input: StockLocationDraft): Promise<StockLocation> {
  return ctx.db.transaction(async (tx) => {
    await lockLocations(tx);
    await requireFreeName(tx, input.name);
    const [made] = await tx
      .insert(stockLocation)
      .values({ ...input, handle: newHandle(input.name) })
      .returning();
    if (!made) throw new Error("createStockLocation: the insert returned no row");
    return toStockLocation(made);
  });
}
