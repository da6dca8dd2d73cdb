import { taxRate } from "@/db/schema/tax";
import type { Context } from "@/lib/operation/context";
import { ensureCategory, ensureTaxZone, lockTaxZones, requireFreeName, selectRate } from "./queries";
import type { TaxRateDraft, TaxRateEntry } from "./schema";
import { toTaxRate } from "./to-tax-rate";

/**
 * Makes a rate, which checkouts to its place reckon with at once. A region's rates replace those of its country, so that
 * the first rate of a region ends the country's there. Locks the places that are taxed.
 *
 * @throws AppError `validation_failed`: an unknown category, or a name that another rate of the place has.
 */
export function createTaxRate(ctx: Context, input: TaxRateDraft): Promise<TaxRateEntry> {
  const { country, region, categoryId, name, ratePpm, appliesToShipping } = input;
  return ctx.db.transaction(async (tx) => {
    await lockTaxZones(tx);
    const taxCategoryId = await ensureCategory(tx, categoryId);
    const taxZoneId = await ensureTaxZone(tx, { country, region });
    await requireFreeName(tx, { zoneId: taxZoneId, categoryId: taxCategoryId, name });
    const [made] = await tx
      .insert(taxRate)
      .values({ taxZoneId, taxCategoryId, name, ratePpm, appliesToShipping })
      .returning({ id: taxRate.id });
    if (!made) throw new Error("createTaxRate: the insert returned no row");
    return toTaxRate(await selectRate(tx, made.id));
  });
}
