import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { stockLevel, stockMovement, stockReservation } from "@/db/schema/inventory";
import { actorName, type Context } from "@/lib/operation/context";
import { publishStockClass } from "./publish-stock-class";
import { sumByLevel } from "./reservation-rules";

type Move = {
  from: "reserved" | "allocated";
  to: "allocated" | "released";
  kind: "allocate" | "release" | "deallocate";
};

/**
 * Moves an order's reservations from one state to the next, with levels and movements. Reservations that are not in
 * `from` are left alone, so that a repeat does nothing. Locks levels in id order; call it inside the transaction that
 * holds the order's row.
 */
export async function moveReservations(ctx: Context, orderId: string, move: Move): Promise<void> {
  const own = and(eq(stockReservation.orderId, orderId), eq(stockReservation.status, move.from));
  const parts = await ctx.db.select().from(stockReservation).where(own);
  if (parts.length === 0) return;
  const sums = sumByLevel(parts);
  const levels = await ctx.db
    .select({ id: stockLevel.id, variantId: stockLevel.variantId })
    .from(stockLevel)
    .where(inArray(stockLevel.id, [...sums.keys()]))
    .orderBy(asc(stockLevel.id))
    .for("update");
  for (const [levelId, quantity] of sums) {
    const deltas = deltasOf(move, quantity);
    await ctx.db
      .update(stockLevel)
      .set({
        reserved: sql`${stockLevel.reserved} + ${deltas.reservedDelta}`,
        allocated: sql`${stockLevel.allocated} + ${deltas.allocatedDelta}`,
      })
      .where(eq(stockLevel.id, levelId));
  }
  await ctx.db.update(stockReservation).set({ status: move.to }).where(own);
  await ctx.db.insert(stockMovement).values(
    [...sums].map(([stockLevelId, quantity]) => ({
      stockLevelId,
      kind: move.kind,
      ...deltasOf(move, quantity),
      orderId,
      actor: actorName(ctx.actor),
    })),
  );
  await publishStockClass(
    ctx,
    levels.map((level) => level.variantId),
  );
}

function deltasOf({ from, to }: Move, quantity: number): { reservedDelta: number; allocatedDelta: number } {
  return {
    reservedDelta: from === "reserved" ? -quantity : 0,
    allocatedDelta: (to === "allocated" ? quantity : 0) - (from === "allocated" ? quantity : 0),
  };
}
