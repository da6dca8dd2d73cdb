import { inArray } from "drizzle-orm";
import { stockLevel, stockMovement } from "@/db/schema/inventory";
import { AppError } from "@/lib/errors/app-error";
import { actorName, type Context } from "@/lib/operation/context";
import { changeLevels } from "./change-levels";
import { selectStockLevels } from "./list-stock-levels";
import { findLocationId, type LevelRow, lockLevelsIn } from "./lock-levels";
import { publishStockClass } from "./publish-stock-class";
import { freeOf, MAX_ON_HAND, sumByVariant } from "./quantity-rules";
import type { StockLevel, StockTransfer } from "./schema";

/**
 * Moves units from one place to another, all or nothing: what orders hold in the first place stays there. Each variant
 * has two entries in the ledger, which sum to nothing. Locks the levels of both places in id order.
 *
 * @returns the levels of both places as they are then.
 * @throws AppError `not_found` (variant or location); `conflict` when less is free there, with `free`, or the other
 * place cannot count that many.
 */
export function transferStock(ctx: Context, input: StockTransfer): Promise<{ data: StockLevel[] }> {
  return ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    const from = await findLocationId(tx, input.fromLocationId);
    const to = await findLocationId(tx, input.toLocationId);
    const sums = sumByVariant(input.lines);
    const variantIds = [...sums.keys()];
    const levels = await lockLevelsIn(tx, { locationIds: [from, to], variantIds });
    const changes = levels.map((level) => {
      const quantity = sums.get(level.variantId) ?? 0;
      const leaves = level.stockLocationId === from;
      requireRoom(level, leaves ? -quantity : quantity);
      const onHandDelta = leaves ? -quantity : quantity;
      return { stockLevelId: level.id, onHandDelta, reservedDelta: 0, allocatedDelta: 0 };
    });
    await changeLevels(tx, changes);
    const { reason, reference } = input;
    const actor = actorName(ctx.actor);
    await tx
      .insert(stockMovement)
      .values(changes.map((change) => ({ ...change, kind: "transfer" as const, reason, reference, actor })));
    // A place that is not in use sells nothing: moving goods there, or back, changes what can be bought.
    await publishStockClass(inTx, variantIds);
    const ids = levels.map(({ id }) => id);
    return { data: await selectStockLevels(tx, inArray(stockLevel.id, ids), ids.length) };
  });
}

function requireRoom(level: LevelRow, delta: number): void {
  const { variantId, onHand } = level;
  const free = freeOf(level);
  if (delta < 0 && free + delta < 0)
    throw new AppError("conflict", `Only ${free} of ${onHand} are free there: orders hold the others`, {
      details: { variantId, onHand, free },
    });
  if (onHand + delta > MAX_ON_HAND)
    throw new AppError("conflict", `A place holds ${MAX_ON_HAND} at most`, {
      details: { variantId, onHand },
    });
}
