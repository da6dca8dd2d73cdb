import { and, asc, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { pipelined } from "@/db/pipelined";
import { stockLevel, stockLocation, stockMovement, stockReservation } from "@/db/schema/inventory";
import { AppError } from "@/lib/errors/app-error";
import { actorName, type Context } from "@/lib/operation/context";
import { changeLevels } from "./change-levels";
import { publishStockClass } from "./publish-stock-class";
import { type LockedLevel, planReservation, type StockDemand } from "./reservation-rules";

/**
 * Reserves stock for the lines of an order, all or nothing. Call it inside the transaction that writes the
 * order.
 *
 * Locks the stock levels of all variants at once, in id order, so that two orders never wait for each other
 * in a circle. Writes levels, reservations and movements.
 *
 * @throws AppError `insufficient_stock` with `lines: [{variantId, requested, available}]`.
 */
export async function reserveStock(
  ctx: Context,
  { orderId, demands }: { orderId: string; demands: readonly StockDemand[] },
): Promise<void> {
  if (demands.length === 0) return;
  const variantIds = [...new Set(demands.map((demand) => demand.variantId))];
  const levels = await lockLevels(ctx.db, variantIds);
  const plan = planReservation(demands, levels);
  if (!plan.ok) {
    throw new AppError("insufficient_stock", undefined, { details: { lines: plan.shortages } });
  }
  const deltas = [...plan.byLevel].map(([stockLevelId, quantity]) => ({
    stockLevelId,
    reservedDelta: quantity,
    allocatedDelta: 0,
  }));
  const actor = actorName(ctx.actor);
  await pipelined(
    changeLevels(ctx.db, deltas),
    ctx.db
      .insert(stockReservation)
      .values(plan.parts.map((part) => ({ ...part, orderId, status: "reserved" as const }))),
    ctx.db
      .insert(stockMovement)
      .values(deltas.map((delta) => ({ ...delta, kind: "reserve" as const, orderId, actor }))),
    publishStockClass(ctx, variantIds),
  );
}

async function lockLevels(db: Db, variantIds: string[]): Promise<LockedLevel[]> {
  const rows = await db
    .select({ level: stockLevel, priority: stockLocation.priority })
    .from(stockLevel)
    .innerJoin(stockLocation, eq(stockLocation.id, stockLevel.stockLocationId))
    .where(and(inArray(stockLevel.variantId, variantIds), eq(stockLocation.active, true)))
    .orderBy(asc(stockLevel.id))
    .for("update", { of: stockLevel });
  return rows.map(({ level, priority }) => ({ ...level, priority }));
}
