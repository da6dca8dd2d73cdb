import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { stockLevel, stockLocation } from "@/db/schema/inventory";
import { AppError } from "@/lib/errors/app-error";
import { requireSound } from "@/lib/errors/require-sound";

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
  return requireLocation(await db.select().from(stockLocation).where(eq(stockLocation.id, locationId)));
}

/** The location, which nobody removes until the transaction ends. @throws AppError `not_found`. */
export async function holdLocation(db: Db, locationId: string): Promise<LocationRow> {
  const own = eq(stockLocation.id, locationId);
  return requireLocation(await db.select().from(stockLocation).where(own).for("key share"));
}

/** The location, locked: who holds it is waited for, and what they brought there is seen. @throws AppError `not_found`. */
export async function lockLocation(db: Db, locationId: string): Promise<LocationRow> {
  const own = eq(stockLocation.id, locationId);
  return requireLocation(await db.select().from(stockLocation).where(own).for("update"));
}

function requireLocation([row]: LocationRow[]): LocationRow {
  if (!row) throw new AppError("not_found", "There is no such stock location");
  return row;
}

/** The first of all locations, or of those in use, which nobody removes until the transaction ends. */
export async function holdFirstLocation(db: Db, which?: { active: true }): Promise<string | null> {
  const [row] = await db
    .select({ id: stockLocation.id })
    .from(stockLocation)
    .where(which && eq(stockLocation.active, true))
    .orderBy(asc(stockLocation.priority), asc(stockLocation.id))
    .limit(1)
    .for("key share");
  return row?.id ?? null;
}

/** Locks all locations against other changes of them, so that no two get one name. Checkouts read without waiting. */
export async function lockLocations(db: Db): Promise<void> {
  await db.execute(sql`lock table ${stockLocation} in share row exclusive mode`);
}

/** @throws AppError `validation_failed` for a name that another location than `except` has. */
export async function requireFreeName(db: Db, name: string, except?: string): Promise<void> {
  const others = except === undefined ? undefined : ne(stockLocation.id, except);
  const rows = await db
    .select({ id: stockLocation.id })
    .from(stockLocation)
    .where(and(sql`lower(${stockLocation.name}) = lower(${name})`, others))
    .limit(1);
  if (rows.length === 0) return;
  requireSound([{ path: "name", code: "taken", message: "Another location has this name already" }]);
}

/** Whether a variant has a level there, be it of nothing: levels stay, for the ledger names them. */
export async function hasLevels(db: Db, locationId: string): Promise<boolean> {
  const levels = await db
    .select({ id: stockLevel.id })
    .from(stockLevel)
    .where(eq(stockLevel.stockLocationId, locationId))
    .limit(1);
  return levels.length > 0;
}
