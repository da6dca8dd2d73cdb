import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { shippingMethod, shippingRate, shippingZone } from "@/db/schema/shipping";
import { defaultLocale, type Locale } from "@/lib/i18n/locales";
import { textIn } from "@/lib/i18n/text-in";
import { chargeStepMinor } from "@/lib/vendors/stripe-amount";
import { resolveShippingRate } from "./rules";

export type ShippingQuote = { id: string; name: string; estimate: string; priceMinor: number };

/**
 * The methods that serve a country, with the price for goods of `subtotalMinor`, in the merchant's order. A
 * country that a zone names is served by that zone alone, any other by the rest of the world. A price that
 * the payment provider could not charge to the unit is left out.
 */
export async function listShippingMethods(
  db: Db,
  {
    country,
    currency,
    subtotalMinor,
    locale = defaultLocale,
  }: { country: string; currency: string; subtotalMinor: number; locale?: Locale | undefined },
): Promise<ShippingQuote[]> {
  const zone = db
    .select({ id: shippingZone.id })
    .from(shippingZone)
    .where(sql`${shippingZone.countries} @> array[${country}]::text[] or ${shippingZone.restOfWorld}`)
    .orderBy(asc(shippingZone.restOfWorld), asc(shippingZone.handle))
    .limit(1);
  const rows = await db
    .select({ method: shippingMethod, rate: shippingRate })
    .from(shippingMethod)
    .innerJoin(
      shippingRate,
      and(eq(shippingRate.shippingMethodId, shippingMethod.id), eq(shippingRate.currency, currency)),
    )
    .where(and(inArray(shippingMethod.shippingZoneId, zone), eq(shippingMethod.active, true)))
    .orderBy(asc(shippingMethod.position), asc(shippingMethod.id));
  const methods = new Map(rows.map((row) => [row.method.id, row.method]));
  return [...methods.values()].flatMap((method) => {
    const rates = rows.filter((row) => row.method.id === method.id).map((row) => row.rate);
    const rate = resolveShippingRate(rates, subtotalMinor);
    return rate && rate.priceMinor % chargeStepMinor(currency) === 0
      ? [{ id: method.id, ...wordsOf(method, locale), priceMinor: rate.priceMinor }]
      : [];
  });
}

function wordsOf(method: typeof shippingMethod.$inferSelect, locale: Locale) {
  return {
    name: textIn(method, locale, "name", method.name),
    estimate: textIn(method, locale, "estimate", method.estimate),
  };
}
