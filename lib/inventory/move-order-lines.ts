import { and, asc, eq } from "drizzle-orm";
import { stockMovement, stockReservation } from "@/db/schema/inventory";
import { AppError } from "@/lib/errors/app-error";
import { actorName, type Context } from "@/lib/operation/context";
import { changeLevels } from "./change-levels";
import { type LevelRow, lockLevels } from "./lock-levels";
import { publishStockClass } from "./publish-stock-class";
import { sumByLevel, takeFromReservations } from "./reservation-rules";

export type LineQuantity = { orderLineId: string; quantity: number };

/**
 * Takes units of an order's lines out of what is allocated for them: they leave (`ship`), or will not (`deallocate`).
 * Lines that hold no stock are passed over. Locks levels in id order; call it inside the transaction that holds the
 * order's row lock.
 *
 * @throws AppError `conflict` when more would leave than lies there.
 */
export async function moveOrderLines(
  ctx: Context,
  orderId: string,
  { kind, lines }: { kind: "ship" | "deallocate"; lines: readonly LineQuantity[] },
): Promise<void> {
  const { db } = ctx;
  const rows = await db
    .select()
    .from(stockReservation)
    .where(and(eq(stockReservation.orderId, orderId), eq(stockReservation.status, "allocated")))
    .orderBy(asc(stockReservation.stockLevelId));
  const taken = lines.flatMap(({ orderLineId, quantity }) =>
    takeFromReservations(
      rows.filter((row) => row.orderLineId === orderLineId),
      quantity,
    ),
  );
  if (taken.length === 0) return;
  const sums = sumByLevel(taken.map(({ row, quantity }) => ({ stockLevelId: row.stockLevelId, quantity })));
  const levels = await lockLevels(db, [...sums.keys()]);
  if (kind === "ship") requireOnHand(levels, sums);
  const changes = [...sums].map(([stockLevelId, quantity]) => ({
    stockLevelId,
    onHandDelta: kind === "ship" ? -quantity : 0,
    reservedDelta: 0,
    allocatedDelta: -quantity,
  }));
  await changeLevels(db, changes);
  const column = kind === "ship" ? ("shipped" as const) : ("released" as const);
  for (const { row, quantity } of taken) {
    const after = { ...row, [column]: row[column] + quantity };
    const isOver = after.shipped + after.released === after.quantity;
    await db
      .update(stockReservation)
      .set({
        [column]: after[column],
        ...(isOver ? { status: after.shipped > 0 ? ("shipped" as const) : ("released" as const) } : {}),
      })
      .where(eq(stockReservation.id, row.id));
  }
  const actor = actorName(ctx.actor);
  await db.insert(stockMovement).values(changes.map((change) => ({ ...change, kind, orderId, actor })));
  // What ships was not for sale before.
  if (kind === "deallocate")
    await publishStockClass(
      ctx,
      levels.map(({ variantId }) => variantId),
    );
}

/** What was sold on back order has to arrive before it can leave. */
function requireOnHand(levels: readonly LevelRow[], sums: ReadonlyMap<string, number>): void {
  for (const { id, onHand } of levels) {
    if (onHand >= (sums.get(id) ?? 0)) continue;
    throw new AppError("conflict", `Only ${onHand} lie there: more have to arrive before they can leave`, {
      details: { onHand },
    });
  }
}
