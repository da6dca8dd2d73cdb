import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { shippingMethod, shippingRate, shippingZone } from "@/db/schema/shipping";
import { defaultLocale, type Locale } from "@/lib/i18n/locales";
import { textIn } from "@/lib/i18n/text-in";

export type FreeShipping = { method: string; fromMinor: number };

/**
 * From which subtotal the country's cheapest threshold ships free; null where no active method ever does, or where
 * one is free from the first cent. A country that a zone names is served by that zone alone.
 */
export async function findFreeShipping(
  db: Db,
  {
    country,
    currency,
    locale = defaultLocale,
  }: { country: string; currency: string; locale?: Locale | undefined },
): Promise<FreeShipping | null> {
  const [zone] = await db
    .select({ id: shippingZone.id })
    .from(shippingZone)
    .where(sql`${shippingZone.countries} @> array[${country}]::text[] or ${shippingZone.restOfWorld}`)
    .orderBy(asc(shippingZone.restOfWorld), asc(shippingZone.handle))
    .limit(1);
  if (!zone) return null;
  const [row] = await db
    .select({ method: shippingMethod, fromMinor: shippingRate.minSubtotalMinor })
    .from(shippingMethod)
    .innerJoin(shippingRate, eq(shippingRate.shippingMethodId, shippingMethod.id))
    .where(
      and(
        eq(shippingMethod.shippingZoneId, zone.id),
        eq(shippingMethod.active, true),
        eq(shippingRate.currency, currency),
        eq(shippingRate.priceMinor, 0),
        gt(shippingRate.minSubtotalMinor, 0),
      ),
    )
    .orderBy(asc(shippingRate.minSubtotalMinor))
    .limit(1);
  return row
    ? { method: textIn(row.method, locale, "name", row.method.name), fromMinor: row.fromMinor }
    : null;
}
