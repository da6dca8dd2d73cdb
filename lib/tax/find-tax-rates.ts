import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { taxCategory, taxRate, taxZone } from "@/db/schema/tax";
import type { TaxRate } from "./rules";

/**
 * The rates of the place that goods go to. A region's rates replace its country's; where no zone matches, nothing is
 * taxed.
 */
export async function findTaxRates(
  db: Db,
  { country, region }: { country: string; region: string },
): Promise<{ rates: TaxRate[]; defaultCategoryId: string | null }> {
  const [defaultCategory] = await db.select().from(taxCategory).where(eq(taxCategory.isDefault, true));
  const [zone] = await db
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
  if (!zone) return { rates: [], defaultCategoryId: defaultCategory?.id ?? null };
  const rates = await db
    .select()
    .from(taxRate)
    .where(eq(taxRate.taxZoneId, zone.id))
    .orderBy(asc(taxRate.name));
  return { rates, defaultCategoryId: defaultCategory?.id ?? null };
}
