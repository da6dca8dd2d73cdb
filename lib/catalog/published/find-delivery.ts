import { and, asc, eq, gt } from "drizzle-orm";
import { cacheLife, cacheTag } from "next/cache";
import { shippingRate } from "@/db/schema/shipping";
import { isBuilding, published } from "@/lib/cache/lifetimes";
import { tags } from "@/lib/cache/tags";
import type { Locale } from "@/lib/i18n/locales";
import type { Money } from "@/lib/money/money";
import { getDatabase } from "@/lib/operation/database";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import { getShopCountry } from "@/lib/shipping/get-shop-country";
import { listShippingMethods } from "@/lib/shipping/list-shipping-methods";

/** `freeFrom`: the goods' value from which a method costs nothing; null when it never does, or always. */
export type Delivery = {
  country: string;
  methods: { id: string; name: string; estimate: string; price: Money; freeFrom: Money | null }[];
};

/** How goods reach the shop's own country (setting `country`), and from when on that is free; cached with the settings. */
export async function findDelivery(locale: Locale): Promise<Delivery> {
  "use cache";
  cacheTag(tags.shop);
  cacheLife(published);
  if (isBuilding) return { country: "US", methods: [] };
  const { db } = getDatabase();
  const country = await getShopCountry(db);
  const currency = await getShopCurrency(db);
  const quotes = await listShippingMethods(db, { country, currency, subtotalMinor: 0, locale });
  const methods = [];
  for (const { id, name, estimate, priceMinor } of quotes) {
    const [free] = await db
      .select({ fromMinor: shippingRate.minSubtotalMinor })
      .from(shippingRate)
      .where(
        and(
          eq(shippingRate.shippingMethodId, id),
          eq(shippingRate.currency, currency),
          eq(shippingRate.priceMinor, 0),
          gt(shippingRate.minSubtotalMinor, 0),
        ),
      )
      .orderBy(asc(shippingRate.minSubtotalMinor))
      .limit(1);
    const freeFrom = free && priceMinor > 0 ? { amount: free.fromMinor, currency } : null;
    methods.push({ id, name, estimate, price: { amount: priceMinor, currency }, freeFrom });
  }
  return { country, methods };
}
