import type { Db } from "@/db/client";
import { translatedLocales } from "@/lib/i18n/locales";
import { contentVersion } from "@/lib/operation/content-version";
import { type MethodRow, type RateRow, selectRates } from "./queries";
import type { ShippingMethod } from "./schema";

/** Methods as staff see them, in the order that they come in. */
export async function toShippingMethods(db: Db, rows: readonly MethodRow[]): Promise<ShippingMethod[]> {
  const rates = await selectRates(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) =>
    toShape(
      row,
      rates.filter(({ shippingMethodId }) => shippingMethodId === row.id),
    ),
  );
}

/** One method as staff see it. */
export async function toShippingMethod(db: Db, row: MethodRow): Promise<ShippingMethod> {
  return toShape(row, await selectRates(db, [row.id]));
}

function toShape(row: MethodRow, rates: readonly RateRow[]): ShippingMethod {
  const content = {
    zoneId: row.shippingZoneId,
    name: row.name,
    estimate: row.estimate,
    translations: Object.fromEntries(
      translatedLocales.map((locale) => {
        const { name = "", estimate = "" } = row.translations[locale] ?? {};
        return [locale, { name, estimate }];
      }),
    ),
    status: row.active ? ("active" as const) : ("archived" as const),
    position: row.position,
    rates: rates.map(({ currency, minSubtotalMinor, priceMinor }) => ({
      minSubtotal: { amount: minSubtotalMinor, currency },
      price: { amount: priceMinor, currency },
    })),
  };
  return {
    id: row.id,
    ...content,
    version: contentVersion(content),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
