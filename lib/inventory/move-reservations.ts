import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { pipelined } from "@/db/pipelined";
import { stockLevel, stockMovement, stockReservation } from "@/db/schema/inventory";
import { actorName, type Context } from "@/lib/operation/context";
import { changeLevels } from "./change-levels";
import { publishStockClass } from "./publish-stock-class";
import { heldOf, sumByLevel } from "./reservation-rules";

type Move = {
  from: "reserved" | "allocated";
  to: "allocated" | "released";
  kind: "allocate" | "release" | "deallocate";
};

/**
 * Moves an order's reservations from one state to the next, with levels and movements. Reservations that are
 * not in `from` are left alone, so that a repeat does nothing. Locks levels in id order; call it inside the
 * transaction that holds the order's row.
 */
export async function moveReservations(ctx: Context, orderId: string, move: Move): Promise<void> {
  const own = and(eq(stockReservation.orderId, orderId), eq(stockReservation.status, move.from));
  const parts = await ctx.db.select().from(stockReservation).where(own);
  if (parts.length === 0) return;
  const sums = sumByLevel(parts.map((part) => ({ ...part, quantity: heldOf(part) })));
  const levels = await ctx.db
    .select({ id: stockLevel.id, variantId: stockLevel.variantId })
    .from(stockLevel)
    .where(inArray(stockLevel.id, [...sums.keys()]))
    .orderBy(asc(stockLevel.id))
    .for("update");
  const changes = [...sums].map(([stockLevelId, quantity]) => ({
    stockLevelId,
    ...deltasOf(move, quantity),
  }));
  const { quantity, shipped } = stockReservation;
  const actor = actorName(ctx.actor);
  const moved = ctx.db
    .update(stockReservation)
    .set(
      move.to === "released"
        ? {
            status: sql`case when ${shipped} > 0 then 'shipped' else 'released' end`,
            released: sql`${quantity} - ${shipped}`,
          }
        : { status: move.to },
    )
    .where(own);
  const movements = changes.map((change) => ({ ...change, kind: move.kind, orderId, actor }));
  await pipelined(changeLevels(ctx.db, changes), moved, ctx.db.insert(stockMovement).values(movements));
  // What is allocated was reserved before: only a release changes what can be bought.
  if (move.to === "released") {
    await publishStockClass(
      ctx,
      levels.map((level) => level.variantId),
    );
  }
}

function deltasOf({ from, to }: Move, quantity: number): { reservedDelta: number; allocatedDelta: number } {
  return {
    reservedDelta: from === "reserved" ? -quantity : 0,
    allocatedDelta: (to === "allocated" ? quantity : 0) - (from === "allocated" ? quantity : 0),
  };
}
