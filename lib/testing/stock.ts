import { eq, ne, sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "@/db/client";
import { stockLevel, stockMovement } from "@/db/schema/inventory";

/** What lies and what is held of a variant, over all places. */
export async function stockOf(db: Db, variantId: string) {
  const [row] = await db
    .select({
      onHand: sql<number>`sum(${stockLevel.onHand})::int`,
      reserved: sql<number>`sum(${stockLevel.reserved})::int`,
      allocated: sql<number>`sum(${stockLevel.allocated})::int`,
    })
    .from(stockLevel)
    .where(eq(stockLevel.variantId, variantId));
  return row;
}

/** Every level of the shop is the sum of its movements. */
export async function expectLedgerToHold(db: Db): Promise<void> {
  const sum = (column: typeof stockMovement.onHandDelta) => sql`coalesce(sum(${column}), 0)`;
  const wrong = await db
    .select({ id: stockLevel.id })
    .from(stockLevel)
    .leftJoin(stockMovement, eq(stockMovement.stockLevelId, stockLevel.id))
    .groupBy(stockLevel.id)
    .having(
      sql`(${stockLevel.onHand}, ${stockLevel.reserved}, ${stockLevel.allocated}) <>
        (${sum(stockMovement.onHandDelta)}, ${sql`coalesce(sum(${stockMovement.reservedDelta}), 0)`},
         ${sql`coalesce(sum(${stockMovement.allocatedDelta}), 0)`})`,
    );
  expect(wrong).toEqual([]);
}

/** Movements of a variant after the first, in order. */
export async function movementsOf(db: Db, variantId: string): Promise<string[]> {
  const rows = await db
    .select({ kind: stockMovement.kind })
    .from(stockMovement)
    .innerJoin(stockLevel, eq(stockLevel.id, stockMovement.stockLevelId))
    .where(sql`${eq(stockLevel.variantId, variantId)} and ${ne(stockMovement.kind, "initial")}`)
    .orderBy(stockMovement.id);
  return rows.map(({ kind }) => kind);
}
