import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { stockLevel, stockMovement } from "@/db/schema/inventory";
import { AppError } from "@/lib/errors/app-error";
import { actorName, type Context } from "@/lib/operation/context";
import { selectStockLevels } from "./list-stock-levels";
import { findLocationId, type LevelRow, lockLevelsIn } from "./lock-levels";
import { publishStockClass } from "./publish-stock-class";
import { MAX_ON_HAND } from "./quantity-rules";
import type { StockAdjustment, StockLevel } from "./schema";

/**
 * Corrects what lies in a place, with a reason, in the ledger. Locks the level. A count that finds what was
 * there writes nothing.
 *
 * @throws AppError `not_found` (variant or location); `conflict` when less would remain than orders hold, other than
 * the expected lie there, or more than a place can count.
 */
export function adjustStock(ctx: Context, input: StockAdjustment): Promise<StockLevel> {
  return ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    const level = await lockLevel(tx, input);
    if (input.expectedOnHand !== undefined && input.expectedOnHand !== level.onHand) {
      const message = `${level.onHand} lie there by now, not ${input.expectedOnHand}: look at it again`;
      throw new AppError("conflict", message, { details: { onHand: level.onHand } });
    }
    const delta = input.delta ?? (input.setTo ?? 0) - level.onHand;
    const onHand = level.onHand + delta;
    if (onHand < 0) throw new AppError("conflict", `Only ${level.onHand} lie there: that many cannot go`);
    if (onHand > MAX_ON_HAND) throw new AppError("conflict", `A place holds ${MAX_ON_HAND} at most`);
    const held = level.reserved + level.allocated;
    if (held > onHand + level.oversellLimit) {
      throw new AppError("conflict", `Orders hold ${held} of them: stock cannot go below that`, {
        details: { held },
      });
    }
    if (delta !== 0) {
      await tx.update(stockLevel).set({ onHand }).where(eq(stockLevel.id, level.id));
      await tx.insert(stockMovement).values({
        stockLevelId: level.id,
        kind: input.setTo === undefined ? "adjust" : "count",
        onHandDelta: delta,
        reason: input.reason,
        actor: actorName(ctx.actor),
      });
      await publishStockClass(inTx, [level.variantId]);
    }
    const [shown] = await selectStockLevels(tx, eq(stockLevel.id, level.id), 1);
    if (!shown) throw new Error(`stock level ${level.id} is gone`);
    return shown;
  });
}

async function lockLevel(db: Db, { variantId, locationId }: StockAdjustment): Promise<LevelRow> {
  const [level] = await lockLevelsIn(db, {
    locationIds: [await findLocationId(db, locationId)],
    variantIds: [variantId],
  });
  if (!level) throw new Error("the level was just made");
  return level;
}
