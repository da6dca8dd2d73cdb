import { and, asc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { variant } from "@/db/schema/catalog";
import { stockLevel, stockLocation, stockMovement } from "@/db/schema/inventory";
import { AppError } from "@/lib/errors/app-error";
import { actorName, type Context } from "@/lib/operation/context";
import { selectStockLevels } from "./list-stock-levels";
import { publishStockClass } from "./publish-stock-class";
import type { StockAdjustment, StockLevel } from "./schema";

/** As the table's CHECK has it. */
const MAX_ON_HAND = 1_000_000_000;

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

async function lockLevel(db: Db, { variantId, locationId }: StockAdjustment) {
  const [known] = await db.select({ id: variant.id }).from(variant).where(eq(variant.id, variantId));
  if (!known) throw new AppError("not_found", "There is no such variant");
  const place = await findLocation(db, locationId);
  await db.insert(stockLevel).values({ variantId, stockLocationId: place }).onConflictDoNothing();
  const [level] = await db
    .select()
    .from(stockLevel)
    .where(and(eq(stockLevel.variantId, variantId), eq(stockLevel.stockLocationId, place)))
    .for("update");
  if (!level) throw new Error("the level was just made");
  return level;
}

async function findLocation(db: Db, locationId: string | undefined): Promise<string> {
  const [row] = await db
    .select({ id: stockLocation.id })
    .from(stockLocation)
    .where(locationId === undefined ? eq(stockLocation.active, true) : eq(stockLocation.id, locationId))
    .orderBy(asc(stockLocation.priority), asc(stockLocation.id))
    .limit(1);
  if (!row) throw new AppError("not_found", "There is no such location");
  return row.id;
}
