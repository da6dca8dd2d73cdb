import { and, eq, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { shippingMethod, shippingRate, shippingZone } from "@/db/schema/shipping";

/** Whether any country at all gets something delivered, for a price in this currency. */
export async function deliversAnywhere(db: Db, currency: string): Promise<boolean> {
  const rows = await db
    .select({ one: sql`1` })
    .from(shippingMethod)
    .innerJoin(shippingZone, eq(shippingZone.id, shippingMethod.shippingZoneId))
    .innerJoin(
      shippingRate,
      and(eq(shippingRate.shippingMethodId, shippingMethod.id), eq(shippingRate.currency, currency)),
    )
    .where(
      and(
        eq(shippingMethod.active, true),
        or(shippingZone.restOfWorld, sql`cardinality(${shippingZone.countries}) > 0`),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
