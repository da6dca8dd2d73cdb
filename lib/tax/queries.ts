import { and, asc, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { taxCategory, taxRate, taxZone } from "@/db/schema/tax";
import { AppError } from "@/lib/errors/app-error";
import { requireSound } from "@/lib/errors/require-sound";

export type RateInPlace = { rate: typeof taxRate.$inferSelect; zone: typeof taxZone.$inferSelect };

/** A shop has a few for each place that it owes tax in. */
const MOST = 1000;

/** All rates, by country, each country before its regions. */
export function selectRates(db: Db): Promise<RateInPlace[]> {
  return db
    .select({ rate: taxRate, zone: taxZone })
    .from(taxRate)
    .innerJoin(taxZone, eq(taxZone.id, taxRate.taxZoneId))
    .orderBy(asc(taxZone.country), sql`${taxZone.region} nulls first`, asc(taxRate.name), asc(taxRate.id))
    .limit(MOST);
}

/** @throws AppError `not_found`. */
export async function selectRate(db: Db, taxRateId: string): Promise<RateInPlace> {
  const [row] = await db
    .select({ rate: taxRate, zone: taxZone })
    .from(taxRate)
    .innerJoin(taxZone, eq(taxZone.id, taxRate.taxZoneId))
    .where(eq(taxRate.id, taxRateId));
  if (!row) throw new AppError("not_found", "There is no such tax rate");
  return row;
}

/**
 * Locks all places that are taxed, so that no two changes make one rate twice, nor put a rate into a place that goes.
 * Staff alone write them: checkouts read without waiting.
 */
export async function lockTaxZones(db: Db): Promise<void> {
  await db.execute(sql`lock table ${taxZone} in share row exclusive mode`);
}

/** The place's row, which is made where there is none. The caller holds the lock of the places. */
export async function ensureTaxZone(
  db: Db,
  { country, region }: { country: string; region: string | null },
): Promise<string> {
  await db
    .insert(taxZone)
    .values({ country, region, name: region === null ? country : `${country}-${region}` })
    .onConflictDoNothing();
  const [row] = await db
    .select({ id: taxZone.id })
    .from(taxZone)
    .where(and(eq(taxZone.country, country), sql`${taxZone.region} is not distinct from ${region}`));
  if (!row) throw new Error(`the tax zone ${country} was just made`);
  return row.id;
}

/**
 * The category of that id, or the default one, which is made where there is none: goods that name no category are taxed
 * by it. The caller holds the lock of the places.
 *
 * @throws AppError `validation_failed` for a category that is not there.
 */
export async function ensureCategory(db: Db, categoryId: string | undefined): Promise<string> {
  if (categoryId === undefined) {
    await db
      .insert(taxCategory)
      .values({ handle: "standard", name: "Standard", isDefault: true })
      .onConflictDoNothing();
  }
  const [row] = await db
    .select({ id: taxCategory.id })
    .from(taxCategory)
    .where(categoryId === undefined ? eq(taxCategory.isDefault, true) : eq(taxCategory.id, categoryId));
  if (row) return row.id;
  const message = "There is no such tax category";
  throw new AppError("validation_failed", message, {
    fields: [{ path: "categoryId", code: "not_found", message }],
  });
}

/**
 * Shoppers read the name beside the sum: of one place and category, each names one rate.
 *
 * @param except the rate that is edited.
 * @throws AppError `validation_failed`.
 */
export async function requireFreeName(
  db: Db,
  rate: { zoneId: string; categoryId: string; name: string; except?: string },
): Promise<void> {
  const rows = await db
    .select({ id: taxRate.id })
    .from(taxRate)
    .where(
      and(
        eq(taxRate.taxZoneId, rate.zoneId),
        eq(taxRate.taxCategoryId, rate.categoryId),
        sql`lower(${taxRate.name}) = lower(${rate.name})`,
      ),
    );
  if (rows.every(({ id }) => id === rate.except)) return;
  requireSound([
    { path: "name", code: "taken", message: "Another rate of this place has this name already" },
  ]);
}
