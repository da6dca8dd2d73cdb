import { eq } from "drizzle-orm";
import { stockLevel, stockMovement } from "@/db/schema/inventory";
import { AppError } from "@/lib/errors/app-error";
import { actorName, type Context } from "@/lib/operation/context";
import { selectStockLevels } from "./list-stock-levels";
import { findLocationId, lockLevelsIn } from "./lock-levels";
import { publishStockClass } from "./publish-stock-class";
import type { OversellLimit, StockLevel } from "./schema";

/**
 * Sets how many units of a variant may be sold beyond what lies in a place: on back order, or before it has come at
 * all. The ledger says who set it, with an entry that moves nothing. Locks the level. The same limit again writes
 * nothing.
 *
 * @throws AppError `not_found` (variant or location); `conflict` when orders hold more than would be allowed, with
 * `held`, or it was set by somebody else meanwhile.
 */
export function setOversellLimit(ctx: Context, input: OversellLimit): Promise<StockLevel> {
  return ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    const locationId = await findLocationId(tx, input.locationId);
    const variantIds = [input.variantId];
    const [level] = await lockLevelsIn(tx, { locationIds: [locationId], variantIds });
    if (!level) throw new Error("the level was just made");
    const { oversellLimit } = input;
    if (input.expectedLimit !== undefined && input.expectedLimit !== level.oversellLimit)
      throw new AppError("conflict", `The limit is ${level.oversellLimit} by now: look at it again`);
    const held = level.reserved + level.allocated;
    if (held > level.onHand + oversellLimit)
      throw new AppError(
        "conflict",
        `Orders hold ${held} already: at least ${held - level.onHand} are needed`,
        {
          details: { held },
        },
      );
    if (oversellLimit !== level.oversellLimit) {
      await tx.update(stockLevel).set({ oversellLimit }).where(eq(stockLevel.id, level.id));
      await tx.insert(stockMovement).values({
        stockLevelId: level.id,
        kind: "adjust",
        reason: `oversell limit ${level.oversellLimit} → ${oversellLimit}${input.reason && `: ${input.reason}`}`,
        actor: actorName(ctx.actor),
      });
      await publishStockClass(inTx, variantIds);
    }
    const [shown] = await selectStockLevels(tx, eq(stockLevel.id, level.id), 1);
    if (!shown) throw new Error(`stock level ${level.id} is gone`);
    return shown;
  });
}
