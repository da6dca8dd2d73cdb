import { eq } from "drizzle-orm";
import { taxRate } from "@/db/schema/tax";
import { requireVersion } from "@/lib/operation/content-version";
import type { Context } from "@/lib/operation/context";
import { lockTaxZones, requireFreeName, selectRate } from "./queries";
import type { TaxRateEntry, UpdateTaxRate } from "./schema";
import { toTaxRate } from "./to-tax-rate";

/**
 * Edits a rate, for checkouts from now on: orders keep the tax that they were placed with, and a checkout that shows
 * another total is told so. Where it is due stays: another place is another rate. Locks the places that are taxed.
 *
 * @throws AppError `not_found`; `version_conflict` when `expectedVersion` is not today's; `validation_failed` for a name
 * that another rate of the place has.
 */
export function updateTaxRate(ctx: Context, input: UpdateTaxRate): Promise<TaxRateEntry> {
  const { taxRateId, expectedVersion, ...patch } = input;
  return ctx.db.transaction(async (tx) => {
    await lockTaxZones(tx);
    const row = await selectRate(tx, taxRateId);
    const before = toTaxRate(row);
    requireVersion(expectedVersion, before.version);
    const { categoryId, name, ratePpm, appliesToShipping } = { ...before, ...patch };
    await requireFreeName(tx, { zoneId: row.zone.id, categoryId, name, except: taxRateId });
    await tx.update(taxRate).set({ name, ratePpm, appliesToShipping }).where(eq(taxRate.id, taxRateId));
    return toTaxRate(await selectRate(tx, taxRateId));
  });
}
