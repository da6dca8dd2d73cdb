import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { stockLevel, stockLocation } from "@/db/schema/inventory";
import { AppError } from "@/lib/errors/app-error";

type LocationRow = typeof stockLocation.$inferSelect;

/** A shop has few of them. */
const MOST = 1000;

/** The places where stock lies, in the order in which they are sold from. */
export function selectLocations(db: Db): Promise<LocationRow[]> {
  return db
    .select()
    .from(stockLocation)
    .orderBy(asc(stockLocation.priority), asc(stockLocation.id))
    .limit(MOST);
}

/** @throws AppError `not_found`. */
export async function selectLocation(db: Db, locationId: string): Promise<LocationRow> {
  const [row] = await db.select().from(stockLocation).where(eq(stockLocation.id, locationId));
  if (!row) throw new AppError("not_found", "There is no such stock location");
  return row;
}

/** The location, locked: who brings stock there waits, and what they have brought is seen. @throws AppError `not_found`. */
export async function lockLocation(db: Db, locationId: string): Promise<LocationRow> {
  await db
    .select({ id: stockLocation.id })
    .from(stockLocation)
    .where(eq(stockLocation.id, locationId))
    .for("update");
  return selectLocation(db, locationId);
}

/**
 * Locks all locations against other changes of them, so that no two get one name. Staff alone write them: checkouts
 * go on.
 */
export async function lockLocations(db: Db): Promise<void> {
  await db.execute(sql`lock table ${stockLocation} in share row exclusive mode`);
}

/** @throws AppError `validation_failed` for a name that another location than `except` has. */
export function requireFreeName(rows: readonly LocationRow[], name: string, except?: string): void {
  const isTaken = rows.some((row) => row.id !== except && row.name.toLowerCase() === name.toLowerCase());
  if (!isTaken) return;
  const message = "Another location has this name already";
  const fields = [{ path: "name", code: "taken", message }];
  throw new AppError("validation_failed", `name: ${message}`, { fields });
}

/** Whether stock lies there, or ever did: levels stay, for the ledger names them. */
export async function hasLevels(db: Db, locationId: string): Promise<boolean> {
  const levels = await db
    .select({ id: stockLevel.id })
    .from(stockLevel)
    .where(eq(stockLevel.stockLocationId, locationId))
    .limit(1);
  return levels.length > 0;
}
