import { and, asc, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { variant } from "@/db/schema/catalog";
import { stockLevel } from "@/db/schema/inventory";
import { AppError } from "@/lib/errors/app-error";
import { ensureLocation } from "./ensure-location";
import { holdFirstLocation, holdLocation } from "./queries";

export type LevelRow = typeof stockLevel.$inferSelect;

/**
 * Makes the levels of these variants in these places where there are none, and locks all of them at once, in id order,
 * so that two who move the same goods in opposite directions never wait for each other in a circle.
 *
 * @throws AppError `not_found` for a variant that is not there.
 */
export async function lockLevelsIn(
  db: Db,
  { locationIds, variantIds }: { locationIds: readonly string[]; variantIds: readonly string[] },
): Promise<LevelRow[]> {
  const ids = [...new Set(variantIds)];
  const known = await db.select({ id: variant.id }).from(variant).where(inArray(variant.id, ids));
  const unknown = ids.filter((id) => known.every((row) => row.id !== id));
  if (unknown.length > 0)
    throw new AppError("not_found", "There is no such variant", { details: { variantIds: unknown } });
  // In one order, too: the unique index makes a second maker wait for the first.
  const pairs = ids
    .toSorted()
    .flatMap((variantId) =>
      locationIds.toSorted().map((stockLocationId) => ({ variantId, stockLocationId })),
    );
  await db.insert(stockLevel).values(pairs).onConflictDoNothing();
  return db
    .select()
    .from(stockLevel)
    .where(and(inArray(stockLevel.variantId, ids), inArray(stockLevel.stockLocationId, [...locationIds])))
    .orderBy(asc(stockLevel.id))
    .for("update");
}

/** Levels that are known already, locked in id order. */
export function lockLevels(db: Db, ids: string[]): Promise<LevelRow[]> {
  return db
    .select()
    .from(stockLevel)
    .where(inArray(stockLevel.id, ids))
    .orderBy(asc(stockLevel.id))
    .for("update");
}

/**
 * The place of that id, or the first one that is in use, which nobody removes until the transaction ends; a shop without
 * any gets one.
 *
 * @throws AppError `not_found`.
 */
export async function findLocationId(db: Db, locationId: string | undefined): Promise<string> {
  if (locationId !== undefined) return (await holdLocation(db, locationId)).id;
  await ensureLocation(db);
  const first = await holdFirstLocation(db, { active: true });
  if (!first) throw new AppError("not_found", "No stock location is in use");
  return first;
}
