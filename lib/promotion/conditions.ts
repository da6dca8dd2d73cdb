import { formatMoney } from "@/lib/money/money";
import type { Rejection } from "./schema";
import type { PromotionCart, PromotionLine, PromotionTerms } from "./terms";

export type Eligible = readonly PromotionLine[];

/** The lines that a promotion is about. */
export function selectEligible(promotion: PromotionTerms, lines: readonly PromotionLine[]): Eligible {
  return lines.filter(
    (line) =>
      !(promotion.excludesReduced && line.reduced) &&
      (promotion.appliesTo === "all" ||
        promotion.productIds.has(line.productId) ||
        line.collectionIds.some((id) => promotion.collectionIds.has(id))),
  );
}

type Found = { reason: Rejection; detail: string };

/**
 * Why a promotion is not for this cart, beside others that are; null when it is. What depends on an address that is
 * not known yet counts as fulfilled: placing the order asks again.
 */
export function findRejection(
  promotion: PromotionTerms,
  cart: PromotionCart,
  eligible: Eligible,
  now: Date,
): Found | null {
  return (
    findTimeRejection(promotion, now) ??
    findShopperRejection(promotion, cart) ??
    findGoodsRejection(promotion, cart, eligible)
  );
}

function findTimeRejection({ status, startsAt, endsAt }: PromotionTerms, now: Date): Found | null {
  if (status !== "active") return { reason: "not_active", detail: `It is ${status}` };
  if (startsAt && now < startsAt) {
    return { reason: "not_started", detail: `It starts at ${startsAt.toISOString()}` };
  }
  if (endsAt && now >= endsAt) return { reason: "ended", detail: `It ended at ${endsAt.toISOString()}` };
  return null;
}

function findShopperRejection(promotion: PromotionTerms, cart: PromotionCart): Found | null {
  const { currency, usesLeft, usageLimitPerCustomer, usesOfCustomer, customerGroupId } = promotion;
  if (currency !== null && currency !== cart.currency) {
    return { reason: "wrong_currency", detail: `It is for ${currency}, the cart is in ${cart.currency}` };
  }
  if (usesLeft !== null && usesLeft <= 0) {
    return { reason: "used_up", detail: "It was used as often as it may be" };
  }
  if (usageLimitPerCustomer !== null && usesOfCustomer >= usageLimitPerCustomer) {
    const detail = `This customer has used it ${usesOfCustomer} of ${usageLimitPerCustomer} times`;
    return { reason: "already_used", detail };
  }
  if (customerGroupId !== null && customerGroupId !== cart.customerGroupId) {
    return { reason: "wrong_customer_group", detail: "The customer is not in its group" };
  }
  if (promotion.firstOrderOnly && cart.hasOrdered === true) {
    return { reason: "not_first_order", detail: "This customer has ordered before" };
  }
  return null;
}

function findGoodsRejection(
  { minSubtotalMinor, kind, buyQuantity, getQuantity }: PromotionTerms,
  { currency }: PromotionCart,
  eligible: Eligible,
): Found | null {
  if (eligible.length === 0) {
    return { reason: "no_eligible_goods", detail: "Nothing in the cart is among its goods" };
  }
  const subtotalMinor = eligible.reduce((sum, line) => sum + line.unitPriceMinor * line.quantity, 0);
  if (minSubtotalMinor !== null && subtotalMinor < minSubtotalMinor) {
    const money = (amount: number) => formatMoney({ amount, currency });
    const detail = `Its goods come to ${money(subtotalMinor)}, it needs ${money(minSubtotalMinor)}`;
    return { reason: "below_minimum", detail };
  }
  if (kind === "buy_x_get_y") {
    const units = eligible.reduce((sum, line) => sum + line.quantity, 0);
    const needed = (buyQuantity ?? 0) + (getQuantity ?? 0);
    if (units < needed) {
      return { reason: "too_few_units", detail: `It needs ${needed} units of its goods, there are ${units}` };
    }
  }
  return null;
}
