import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { shippingMethod, shippingRate, shippingZone } from "@/db/schema/shipping";
import { AppError, type FieldError } from "@/lib/errors/app-error";

export type ZoneRow = typeof shippingZone.$inferSelect;
export type MethodRow = typeof shippingMethod.$inferSelect;
export type RateRow = typeof shippingRate.$inferSelect;

/** A shop has few of them; there are fewer than 300 countries. */
const MOST = 1000;

/** All zones, the one of the rest of the world last. */
export function selectZones(db: Db): Promise<ZoneRow[]> {
  return db
    .select()
    .from(shippingZone)
    .orderBy(asc(shippingZone.restOfWorld), asc(shippingZone.name), asc(shippingZone.id))
    .limit(MOST);
}

/**
 * Locks all zones, so that no two changes put one country into two of them, nor a method into a zone that goes. Zones are
 * few, and staff alone write them: checkouts read without waiting.
 */
export async function lockZones(db: Db): Promise<void> {
  await db.execute(sql`lock table ${shippingZone} in share row exclusive mode`);
}

/** @throws AppError `not_found`. */
export async function selectZone(db: Db, zoneId: string): Promise<ZoneRow> {
  const [row] = await db.select().from(shippingZone).where(eq(shippingZone.id, zoneId));
  if (!row) throw new AppError("not_found", "There is no such shipping zone");
  return row;
}

/** The methods of a status, or all, in the order of checkout. */
export function selectMethods(db: Db, status?: "active" | "archived"): Promise<MethodRow[]> {
  return db
    .select()
    .from(shippingMethod)
    .where(status && eq(shippingMethod.active, status === "active"))
    .orderBy(asc(shippingMethod.position), asc(shippingMethod.id))
    .limit(MOST);
}

/** @throws AppError `not_found`. */
export async function selectMethod(db: Db, shippingMethodId: string): Promise<MethodRow> {
  const [row] = await db.select().from(shippingMethod).where(eq(shippingMethod.id, shippingMethodId));
  if (!row) throw new AppError("not_found", "There is no such shipping method");
  return row;
}

/** What some methods cost, by currency and from the lowest threshold. */
export async function selectRates(db: Db, methodIds: string[]): Promise<RateRow[]> {
  if (methodIds.length === 0) return [];
  return db
    .select()
    .from(shippingRate)
    .where(inArray(shippingRate.shippingMethodId, methodIds))
    .orderBy(asc(shippingRate.currency), asc(shippingRate.minSubtotalMinor));
}

/**
 * An active method of the zone that shoppers could not tell apart from this one.
 *
 * @param except the method that is edited.
 */
export async function findNamesake(
  db: Db,
  { zoneId, name, except }: { zoneId: string; name: string; except?: string },
): Promise<FieldError[]> {
  const rows = await db
    .select({ id: shippingMethod.id })
    .from(shippingMethod)
    .where(
      and(
        eq(shippingMethod.shippingZoneId, zoneId),
        eq(shippingMethod.active, true),
        sql`lower(${shippingMethod.name}) = lower(${name})`,
        except === undefined ? undefined : ne(shippingMethod.id, except),
      ),
    )
    .limit(1);
  const message = "Another method of this zone has this name already";
  return rows.length > 0 ? [{ path: "name", code: "taken", message }] : [];
}

/** The name of a method of the zone that checkout offers; null where there is none. */
export async function findOfferedMethod(db: Db, zoneId: string): Promise<string | null> {
  const [row] = await db
    .select({ name: shippingMethod.name })
    .from(shippingMethod)
    .where(and(eq(shippingMethod.shippingZoneId, zoneId), eq(shippingMethod.active, true)))
    .limit(1);
  return row?.name ?? null;
}
