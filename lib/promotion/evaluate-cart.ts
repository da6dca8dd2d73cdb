import type { Db } from "@/db/client";
import type { Locale } from "@/lib/i18n/locales";
import { textIn } from "@/lib/i18n/text-in";
import { chargeStepMinor } from "@/lib/vendors/stripe-amount";
import { hashEmail } from "./hash-email";
import type { ManualAdjustment } from "./manual-discount";
import {
  type CodeRow,
  countUsesOfAddress,
  findCustomerFacts,
  hasConfirmedOrder,
  type PromotionRow,
  selectCartPromotions,
  selectCollectionsOfProducts,
  selectGoods,
  selectOwnRedemptions,
} from "./queries";
import { type Evaluation, evaluatePromotions } from "./rules";
import type { PromotionLine, PromotionTerms } from "./terms";

export type CartToEvaluate = {
  /** Its row, not its public id. */
  cartRowId: string;
  currency: string;
  customerId: string | null;
  /** Null: not known yet. */
  email: string | null;
  lines: readonly Omit<PromotionLine, "collectionIds">[];
  shippingMinor: number | null;
  requiresShipping: boolean;
  /** In which promotions are called by their name. */
  locale: Locale;
};

/** A promotion in an evaluation, with the rows that placing an order redeems. */
export type EvaluatedCart = Evaluation & {
  /** In the order they were typed; `label` is what shoppers call the promotion. */
  codes: { code: CodeRow; promotion: PromotionRow; label: string }[];
  rows: ReadonlyMap<string, { promotion: PromotionRow; code: CodeRow | null }>;
  /** What staff take off on top; part of the discounts above. */
  manual: ManualAdjustment | null;
};

/**
 * What promotions do to a cart now, from the database. Reads only. A further code is weighed without being in the
 * cart, so that it can be refused before it is stored.
 */
export async function evaluateCart(
  db: Db,
  cart: CartToEvaluate,
  further?: { code: CodeRow; promotion: PromotionRow },
): Promise<EvaluatedCart> {
  const { automatic, codes: stored } = await selectCartPromotions(db, cart.cartRowId);
  const codes = further ? [...stored.filter(({ code }) => code.id !== further.code.id), further] : stored;
  // Of two codes of one promotion, the first counts: a promotion is applied once.
  const rows = new Map<string, { promotion: PromotionRow; code: CodeRow | null }>();
  for (const row of automatic) rows.set(row.id, { promotion: row, code: null });
  for (const { code, promotion: row } of codes) {
    if (row.method === "code" && !rows.has(row.id)) rows.set(row.id, { promotion: row, code });
  }
  const known = rows.size > 0 && cart.customerId ? await findCustomerFacts(db, cart.customerId) : null;
  const email = cart.email ?? known?.email ?? null;
  const promotions = rows.size === 0 ? [] : await toTerms(db, cart, email, [...rows.values()]);
  const asksForFirst = promotions.some(({ firstOrderOnly }) => firstOrderOnly);
  const collectionsOf = await findCollections(db, cart, promotions);
  const evaluation = evaluatePromotions(
    {
      currency: cart.currency,
      shippingMinor: cart.shippingMinor,
      requiresShipping: cart.requiresShipping,
      stepMinor: chargeStepMinor(cart.currency),
      customerGroupId: known?.customerGroupId ?? null,
      hasOrdered: asksForFirst && email !== null ? await hasConfirmedOrder(db, email) : null,
      lines: cart.lines.map((line) => ({ ...line, collectionIds: collectionsOf.get(line.productId) ?? [] })),
    },
    promotions,
    new Date(),
  );
  const labeled = codes.map((entry) => ({ ...entry, label: labelOf(entry.promotion, cart.locale) }));
  return { ...evaluation, codes: labeled, rows, manual: null };
}

const labelOf = (row: PromotionRow, locale: Locale): string => textIn(row, locale, "name", row.name);

async function toTerms(
  db: Db,
  cart: CartToEvaluate,
  email: string | null,
  rows: readonly { promotion: PromotionRow; code: CodeRow | null }[],
): Promise<PromotionTerms[]> {
  const selected = rows.filter(({ promotion }) => promotion.appliesTo === "selected");
  const goods = await selectGoods(
    db,
    selected.map(({ promotion }) => promotion.id),
  );
  const limited = rows.filter(({ promotion, code }) => isLimited(promotion) || code?.usageLimit != null);
  const own = limited.length === 0 ? [] : await selectOwnRedemptions(db, cart.cartRowId);
  const uses = await findUses(db, email, rows);
  const emailHash = email === null ? null : hashEmail(email);
  return rows.map(({ promotion, code }) => {
    const ofPromotion = own.filter(({ promotionId }) => promotionId === promotion.id);
    const ofCode = own.filter(({ promotionCodeId }) => code !== null && promotionCodeId === code.id);
    const left = [
      promotion.usageLimit === null ? null : promotion.usageLimit - promotion.used + ofPromotion.length,
      code?.usageLimit == null ? null : code.usageLimit - code.used + ofCode.length,
    ].filter((value) => value !== null);
    const ofAddress = ofPromotion.filter((redemption) => redemption.emailHash === emailHash);
    return {
      ...promotion,
      label: labelOf(promotion, cart.locale),
      productIds: new Set(idsOf(goods.products, promotion.id, "productId")),
      collectionIds: new Set(idsOf(goods.collections, promotion.id, "collectionId")),
      code: code?.code ?? null,
      usesLeft: left.length === 0 ? null : Math.min(...left),
      usesOfCustomer: (uses.get(promotion.id) ?? 0) - ofAddress.length,
    };
  });
}

/** Whether uses of the promotion itself are counted. */
export const isLimited = ({ usageLimit, usageLimitPerCustomer }: PromotionRow): boolean =>
  usageLimit !== null || usageLimitPerCustomer !== null;

async function findUses(
  db: Db,
  email: string | null,
  rows: readonly { promotion: PromotionRow }[],
): Promise<Map<string, number>> {
  const ids = rows
    .filter(({ promotion }) => promotion.usageLimitPerCustomer !== null)
    .map(({ promotion }) => promotion.id);
  if (email === null || ids.length === 0) return new Map();
  return countUsesOfAddress(db, ids, hashEmail(email));
}

async function findCollections(
  db: Db,
  { lines }: CartToEvaluate,
  promotions: readonly PromotionTerms[],
): Promise<Map<string, string[]>> {
  const wanted = new Set(promotions.flatMap(({ collectionIds }) => [...collectionIds]));
  const collectionsOf = new Map<string, string[]>();
  if (wanted.size === 0 || lines.length === 0) return collectionsOf;
  const ids = [...new Set(lines.map(({ productId }) => productId))];
  for (const { productId, collectionId } of await selectCollectionsOfProducts(db, ids)) {
    collectionsOf.set(productId, [...(collectionsOf.get(productId) ?? []), collectionId]);
  }
  return collectionsOf;
}

function idsOf<Key extends string>(
  rows: readonly ({ promotionId: string } & Record<Key, string>)[],
  promotionId: string,
  key: Key,
): string[] {
  return rows.filter((row) => row.promotionId === promotionId).map((row) => row[key]);
}
