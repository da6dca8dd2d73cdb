import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { stockLevel, stockLocation } from "@/db/schema/inventory";

export type Availability = { onHandFree: number; available: number };

/** What several full locations sum to may not fit an integer; nobody needs to know more. */
const MOST = 1_000_000_000;

const free = sql`${stockLevel.onHand} - ${stockLevel.reserved} - ${stockLevel.allocated}`;

/** `available` of `findAvailabilityParts` of one variant, 0 without a level, as a part of another statement. */
export function freeUnitsOf(variantId: PgColumn): SQL<number> {
  return sql<number>`(select coalesce(least(sum(greatest(0, ${free} + ${stockLevel.oversellLimit})), ${MOST}), 0)
    from ${stockLevel} join ${stockLocation} on ${stockLocation.id} = ${stockLevel.stockLocationId}
    where ${stockLevel.variantId} = ${variantId} and ${stockLocation.active})`;
}

/**
 * What can be bought now of each variant, over all active locations: `available` counts what may be oversold,
 * `onHandFree` only what lies there. Variants without a level are absent.
 */
export async function findAvailabilityParts(
  db: Db,
  variantIds: readonly string[],
): Promise<Map<string, Availability>> {
  if (variantIds.length === 0) return new Map();
  const rows = await db
    .select({
      variantId: stockLevel.variantId,
      onHandFree: sql<number>`least(sum(greatest(0, ${free})), ${MOST})::int`,
      available: sql<number>`least(sum(greatest(0, ${free} + ${stockLevel.oversellLimit})), ${MOST})::int`,
    })
    .from(stockLevel)
    .innerJoin(stockLocation, eq(stockLocation.id, stockLevel.stockLocationId))
    .where(and(inArray(stockLevel.variantId, [...variantIds]), eq(stockLocation.active, true)))
    .groupBy(stockLevel.variantId);
  return new Map(rows.map(({ variantId, ...parts }) => [variantId, parts]));
}

/** `findAvailabilityParts`, the sum alone. */
export async function findAvailability(db: Db, variantIds: readonly string[]): Promise<Map<string, number>> {
  const parts = await findAvailabilityParts(db, variantIds);
  return new Map([...parts].map(([variantId, { available }]) => [variantId, available]));
}
