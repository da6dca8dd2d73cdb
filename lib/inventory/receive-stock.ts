import { inArray } from "drizzle-orm";
import { stockLevel, stockMovement } from "@/db/schema/inventory";
import { AppError } from "@/lib/errors/app-error";
import { actorName, type Context } from "@/lib/operation/context";
import { changeLevels } from "./change-levels";
import { selectStockLevels } from "./list-stock-levels";
import { findLocationId, lockLevelsIn } from "./lock-levels";
import { publishStockClass } from "./publish-stock-class";
import { MAX_ON_HAND, sumByVariant } from "./quantity-rules";
import type { StockDelivery, StockLevel } from "./schema";

/**
 * Books a delivery: units of several variants that came to a place, all or nothing, each in the ledger with the
 * delivery's reference. A variant that is named twice is summed. Locks the levels in id order.
 *
 * @returns the levels as they are then.
 * @throws AppError `not_found` (variant or location); `conflict` when a place cannot count that many.
 */
export function receiveStock(ctx: Context, input: StockDelivery): Promise<{ data: StockLevel[] }> {
  return ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    const locationId = await findLocationId(tx, input.locationId);
    const sums = sumByVariant(input.lines);
    const variantIds = [...sums.keys()];
    const levels = await lockLevelsIn(tx, { locationIds: [locationId], variantIds });
    const changes = levels.map((level) => {
      const onHandDelta = sums.get(level.variantId) ?? 0;
      if (level.onHand + onHandDelta > MAX_ON_HAND)
        throw new AppError("conflict", `A place holds ${MAX_ON_HAND} at most`, {
          details: { variantId: level.variantId, onHand: level.onHand },
        });
      return { stockLevelId: level.id, onHandDelta, reservedDelta: 0, allocatedDelta: 0 };
    });
    await changeLevels(tx, changes);
    const { reason, reference } = input;
    const actor = actorName(ctx.actor);
    await tx
      .insert(stockMovement)
      .values(changes.map((change) => ({ ...change, kind: "receive" as const, reason, reference, actor })));
    await publishStockClass(inTx, variantIds);
    const ids = levels.map(({ id }) => id);
    return { data: await selectStockLevels(tx, inArray(stockLevel.id, ids), ids.length) };
  });
}
