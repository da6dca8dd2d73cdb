import { eq } from "drizzle-orm";
import { stockLocation } from "@/db/schema/inventory";
import { AppError } from "@/lib/errors/app-error";
import { requireVersion } from "@/lib/operation/content-version";
import type { Context } from "@/lib/operation/context";
import { hasLevels, lockLocation, lockLocations } from "./queries";
import type { RemoveStockLocation, StockLocation } from "./schema";
import { toStockLocation } from "./to-stock-location";

/**
 * Removes a location where no variant has a level, such as one that was made by mistake. Locks the
 * locations.
 *
 * @throws AppError `not_found`, `version_conflict`; `conflict` where one has.
 */
export function removeStockLocation(
  ctx: Context,
  { locationId, expectedVersion }: RemoveStockLocation,
): Promise<StockLocation> {
  return ctx.db.transaction(async (tx) => {
    // Before the row, as whoever edits one does.
    await lockLocations(tx);
    const removed = toStockLocation(await lockLocation(tx, locationId));
    requireVersion(expectedVersion, removed.version);
    if (await hasLevels(tx, locationId))
      throw new AppError("conflict", "Stock was set there: the ledger names the place, so it stays");
    await tx.delete(stockLocation).where(eq(stockLocation.id, locationId));
    return removed;
  });
}
