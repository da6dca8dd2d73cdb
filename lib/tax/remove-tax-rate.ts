import { and, eq, notExists, sql } from "drizzle-orm";
import { taxRate, taxZone } from "@/db/schema/tax";
import { requireVersion } from "@/lib/operation/content-version";
import type { Context } from "@/lib/operation/context";
import { lockTaxZones, selectRate } from "./queries";
import type { TaxRateEntry } from "./schema";
import { toTaxRate } from "./to-tax-rate";

/**
 * Removes a rate: checkouts reckon with it no more, and orders keep the tax that they were placed with. A place without
 * rates goes with its last one, for a region that stayed would hide its country's rates. Locks the places that are taxed.
 *
 * @throws AppError `not_found`, `version_conflict`.
 */
export function removeTaxRate(
  ctx: Context,
  { taxRateId, expectedVersion }: { taxRateId: string; expectedVersion?: number | undefined },
): Promise<TaxRateEntry> {
  return ctx.db.transaction(async (tx) => {
    await lockTaxZones(tx);
    const row = await selectRate(tx, taxRateId);
    const removed = toTaxRate(row);
    requireVersion(expectedVersion, removed.version);
    await tx.delete(taxRate).where(eq(taxRate.id, taxRateId));
    const rest = tx.select({ one: sql`1` }).from(taxRate).where(eq(taxRate.taxZoneId, taxZone.id));
    await tx.delete(taxZone).where(and(eq(taxZone.id, row.zone.id), notExists(rest)));
    return removed;
  });
}
