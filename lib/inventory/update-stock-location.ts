import { eq } from "drizzle-orm";
import { stockLocation } from "@/db/schema/inventory";
import { requireVersion } from "@/lib/operation/content-version";
import type { Context } from "@/lib/operation/context";
import { lockLocations, requireFreeName, selectLocation } from "./queries";
import type { StockLocation, UpdateStockLocation } from "./schema";
import { toStockLocation } from "./to-stock-location";

/**
 * Renames a location, or moves it in the order in which locations are sold from: for orders from now on, what is held
 * for others stays where it is held. Locks the locations.
 *
 * @throws AppError `not_found`; `version_conflict` when `expectedVersion` is not today's; `validation_failed` for a name
 * that another location has.
 */
export function updateStockLocation(ctx: Context, input: UpdateStockLocation): Promise<StockLocation> {
  const { locationId, expectedVersion, ...patch } = input;
  return ctx.db.transaction(async (tx) => {
    await lockLocations(tx);
    const before = toStockLocation(await selectLocation(tx, locationId));
    requireVersion(expectedVersion, before.version);
    const { name, priority } = { ...before, ...patch };
    await requireFreeName(tx, name, locationId);
    const own = eq(stockLocation.id, locationId);
    const [edited] = await tx.update(stockLocation).set({ name, priority }).where(own).returning();
    if (!edited) throw new Error("updateStockLocation: the update returned no row");
    return toStockLocation(edited);
  });
}
