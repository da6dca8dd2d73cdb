import { and, asc, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { stockLevel, stockMovement, stockReservation } from "@/db/schema/inventory";
import { actorName, type Context } from "@/lib/operation/context";
import { changeLevels } from "./change-levels";
import { lockLevels } from "./lock-levels";
import type { LineQuantity } from "./move-order-lines";
import { publishStockClass } from "./publish-stock-class";
import { holdLocation } from "./queries";
import { planReturn, sumByLevel } from "./reservation-rules";

/** @property locationId where the units go; where they had left from, where absent. */
type ReturnedLine = LineQuantity & { locationId?: string | undefined };

/**
 * Puts units of an order's lines that have left back into stock. Lines whose stock is not counted are passed over. The
 * caller holds the order's row lock, and has made sure that the units are out. Locks levels in id order.
 *
 * @throws AppError `not_found` for an unknown location.
 */
export async function returnOrderLines(
  ctx: Context,
  orderId: string,
  lines: readonly ReturnedLine[],
): Promise<void> {
  if (lines.length === 0) return;
  const { db } = ctx;
  const rows = await selectShipped(db, orderId);
  const parts: { stockLevelId: string; quantity: number }[] = [];
  for (const { orderLineId, quantity, locationId } of lines) {
    const own = rows.filter((row) => row.orderLineId === orderLineId);
    const [first] = own;
    if (!first) continue;
    if (locationId === undefined) parts.push(...planReturn(own, quantity));
    else parts.push({ stockLevelId: await ensureLevel(db, first.variantId, locationId), quantity });
  }
  if (parts.length === 0) return;
  const sums = sumByLevel(parts);
  const levels = await lockLevels(db, [...sums.keys()]);
  const changes = [...sums].map(([stockLevelId, quantity]) => ({
    stockLevelId,
    onHandDelta: quantity,
    reservedDelta: 0,
    allocatedDelta: 0,
  }));
  await changeLevels(db, changes);
  const actor = actorName(ctx.actor);
  await db
    .insert(stockMovement)
    .values(changes.map((change) => ({ ...change, kind: "return" as const, orderId, actor })));
  await publishStockClass(
    ctx,
    levels.map(({ variantId }) => variantId),
  );
}

/** From where an order's units have left, and how many came back there already. */
function selectShipped(db: Db, orderId: string) {
  const back = sql<number>`coalesce((select sum(m.on_hand_delta) from stock_movement m
    where m.order_id = ${stockReservation.orderId} and m.stock_level_id = ${stockReservation.stockLevelId}
      and m.kind = 'return'), 0)::int`;
  return db
    .select({
      orderLineId: stockReservation.orderLineId,
      stockLevelId: stockReservation.stockLevelId,
      variantId: stockLevel.variantId,
      shipped: stockReservation.shipped,
      back,
    })
    .from(stockReservation)
    .innerJoin(stockLevel, eq(stockLevel.id, stockReservation.stockLevelId))
    .where(and(eq(stockReservation.orderId, orderId), sql`${stockReservation.shipped} > 0`))
    .orderBy(asc(stockReservation.stockLevelId));
}

async function ensureLevel(db: Db, variantId: string, locationId: string): Promise<string> {
  const place = await holdLocation(db, locationId);
  await db.insert(stockLevel).values({ variantId, stockLocationId: place.id }).onConflictDoNothing();
  const [level] = await db
    .select({ id: stockLevel.id })
    .from(stockLevel)
    .where(and(eq(stockLevel.variantId, variantId), eq(stockLevel.stockLocationId, place.id)));
  if (!level) throw new Error("the level was just made");
  return level.id;
}
