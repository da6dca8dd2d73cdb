import type { Db } from "@/db/client";
import { translatedLocales } from "@/lib/i18n/locales";
import { countLiveRedemptions, type PromotionRow, selectGoods } from "./queries";
import type { Promotion } from "./schema";

/** The promotion as staff see it. */
export async function toPromotion(db: Db, row: PromotionRow): Promise<Promotion> {
  const { products, collections } = await selectGoods(db, [row.id]);
  const uses = await countLiveRedemptions(db, [row.id]);
  const money = (amount: number | null) =>
    amount === null || row.currency === null ? null : { amount, currency: row.currency };
  return {
    id: row.id,
    name: row.name,
    translations: Object.fromEntries(
      translatedLocales.map((locale) => [locale, { name: row.translations[locale]?.name ?? "" }]),
    ),
    status: row.status,
    kind: row.kind,
    method: row.method,
    stackingGroup: row.stackingGroup,
    priority: row.priority,
    percentPpm: row.percentPpm,
    amount: money(row.amountMinor),
    buyQuantity: row.buyQuantity,
    getQuantity: row.getQuantity,
    currency: row.currency,
    appliesTo: row.appliesTo,
    productIds: products.map(({ productId }) => productId),
    collectionIds: collections.map(({ collectionId }) => collectionId),
    excludesReduced: row.excludesReduced,
    minSubtotal: money(row.minSubtotalMinor),
    customerGroupId: row.customerGroupId,
    firstOrderOnly: row.firstOrderOnly,
    startsAt: row.startsAt?.toISOString() ?? null,
    endsAt: row.endsAt?.toISOString() ?? null,
    usageLimit: row.usageLimit,
    usageLimitPerCustomer: row.usageLimitPerCustomer,
    uses: uses.get(row.id) ?? 0,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
