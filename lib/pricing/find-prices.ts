import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { price, priceChange } from "@/db/schema/pricing";
import { findLowestPriorPrice } from "./rules";

export type VariantPrice = {
  amountMinor: number;
  compareAtMinor: number | null;
  lowestPriorMinor: number | null;
};

/** The shop's own prices of variants, with the lowest earlier one of 30 days where the price is reduced. */
export async function findPrices(
  db: Db,
  variantIds: readonly string[],
  currency: string,
): Promise<Map<string, VariantPrice>> {
  if (variantIds.length === 0) return new Map();
  const ids = [...variantIds];
  const rows = await db
    .select()
    .from(price)
    .where(
      and(
        inArray(price.variantId, ids),
        eq(price.currency, currency),
        isNull(price.priceListId),
        isNull(price.startsAt),
        eq(price.minQuantity, 1),
      ),
    );
  const reduced = rows.filter((row) => row.compareAtMinor !== null).map((row) => row.variantId);
  const changes =
    reduced.length === 0
      ? []
      : await db
          .select()
          .from(priceChange)
          .where(and(inArray(priceChange.variantId, reduced), eq(priceChange.currency, currency)))
          .orderBy(desc(priceChange.changedAt), desc(priceChange.id))
          .limit(5000);
  return new Map(
    rows.map((row) => [
      row.variantId,
      {
        amountMinor: row.amountMinor,
        compareAtMinor: row.compareAtMinor,
        lowestPriorMinor: findLowestPriorPrice(
          changes.filter((change) => change.variantId === row.variantId),
        ),
      },
    ]),
  );
}
