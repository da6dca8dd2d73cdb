import { and, asc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { taxCategory, taxRate, taxZone } from "@/db/schema/tax";
import type { TaxRate } from "./rules";

/**
 * The rates of the place that goods go to. A region's rates replace its country's; where no zone matches, nothing is
 * taxed, and there is no category to tell.
 */
export async function findTaxRates(
  db: Db,
  { country, region }: { country: string; region: string },
): Promise<{ rates: TaxRate[]; defaultCategoryId: string | null }> {
  const zone = db
    .select({ id: taxZone.id })
    .from(taxZone)
    .where(
      and(
        eq(taxZone.country, country),
        or(isNull(taxZone.region), sql`upper(${taxZone.region}) = upper(${region})`),
      ),
    )
    .orderBy(sql`${taxZone.region} is null`, asc(taxZone.id))
    .limit(1);
  const rows = await db
    .select({ rate: taxRate, defaultCategoryId: taxCategory.id })
    .from(taxRate)
    .leftJoin(taxCategory, eq(taxCategory.isDefault, true))
    .where(inArray(taxRate.taxZoneId, zone))
    .orderBy(asc(taxRate.name));
  return { rates: rows.map(({ rate }) => rate), defaultCategoryId: rows[0]?.defaultCategoryId ?? null };
}
