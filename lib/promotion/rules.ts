import { apportion } from "@/lib/money/apportion";
import { calculateDiscount } from "./calculate-discount";
import { type Eligible, findRejection, selectEligible } from "./conditions";
import type { PriceTrace, Rejection } from "./schema";
import type { PromotionCart, PromotionTerms } from "./terms";

/*
 * How promotions meet: stated once, here, and for people in docs/promotions.md.
 *
 * 1. There are three groups, one after another: lines, order, shipping.
 * 2. In each, promotions are tried by priority, the higher first; among equals the one that takes off more; then the
 *    older. A code has no advantage over an automatic promotion.
 * 3. lines: a line gets one promotion, the first that wants it; promotions on different lines go together.
 *    order: the cart gets one, of what the lines still cost. shipping: the cart gets one.
 * 4. Amounts are shared out to lines before tax, by the largest remainder, never more than a line still costs.
 */

/** What one promotion takes off. */
export type Adjustment = {
  promotion: PromotionTerms;
  amountMinor: number;
  /** Shares of lines, all above 0; empty for shipping. */
  lines: readonly { key: string; amountMinor: number }[];
};

export type Evaluation = {
  adjustments: Adjustment[];
  rejected: { promotion: PromotionTerms; reason: Rejection; detail: string }[];
  discountMinor: number;
  shippingDiscountMinor: number;
  discountOf: ReadonlyMap<string, number>;
  trace: PriceTrace;
};

type Candidate = { promotion: PromotionTerms; eligible: Eligible };

/**
 * Which promotions a cart gets, and what each takes off: parts sum to wholes, nothing is negative or more than its
 * goods cost, and neither the order of lines nor that of promotions matters.
 *
 * @param promotions those that are automatic, and those of the cart's codes.
 */
export function evaluatePromotions(
  cart: PromotionCart,
  promotions: readonly PromotionTerms[],
  now: Date,
): Evaluation {
  const lines = cart.lines.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const sorted = { ...cart, lines };
  const left = new Map(lines.map((line) => [line.key, line.unitPriceMinor * line.quantity]));
  const taken = new Set<string>();
  const adjustments: Adjustment[] = [];
  const rejected: Evaluation["rejected"] = [];
  const candidates: Candidate[] = [];
  for (const promotion of promotions) {
    const eligible = selectEligible(promotion, lines);
    const rejection = findRejection(promotion, sorted, eligible, now);
    if (rejection) rejected.push({ promotion, ...rejection });
    else candidates.push({ promotion, eligible });
  }
  for (const group of ["lines", "order", "shipping"] as const) {
    let winner: PromotionTerms | null = null;
    const own = candidates.filter(({ promotion }) => promotion.stackingGroup === group);
    for (const { promotion, eligible } of rank(own, sorted, left)) {
      if (group !== "lines" && winner) {
        rejected.push({ promotion, reason: "outranked", detail: `“${winner.name}” takes its place` });
        continue;
      }
      const free = group === "lines" ? eligible.filter(({ key }) => !taken.has(key)) : eligible;
      const adjustment = adjust(promotion, sorted, free, left);
      const rejection = findRejection(promotion, sorted, free, now);
      if (!adjustment || rejection) {
        const beaten = free.length < eligible.length;
        rejected.push({ promotion, ...(beaten ? OUTRANKED : (rejection ?? NO_EFFECT)) });
        continue;
      }
      winner = promotion;
      adjustments.push(adjustment);
      for (const share of adjustment.lines) {
        left.set(share.key, (left.get(share.key) ?? 0) - share.amountMinor);
      }
      if (group === "lines") for (const { key } of free) taken.add(key);
    }
  }
  return summarize(sorted, adjustments, rejected, now);
}

const OUTRANKED = { reason: "outranked", detail: "Its goods have another discount already" } as const;
const NO_EFFECT = { reason: "no_effect", detail: "There is nothing left to take off" } as const;

/** By priority; among equals the one that takes off more of what is left; then the older. */
function rank(
  candidates: readonly Candidate[],
  cart: PromotionCart,
  left: ReadonlyMap<string, number>,
): Candidate[] {
  return candidates
    .map((candidate) => ({
      candidate,
      worth: adjust(candidate.promotion, cart, candidate.eligible, left)?.amountMinor ?? 0,
    }))
    .toSorted((a, b) => {
      const [p, q] = [a.candidate.promotion, b.candidate.promotion];
      return q.priority - p.priority || b.worth - a.worth || (p.id < q.id ? -1 : 1);
    })
    .map(({ candidate }) => candidate);
}

/** @returns null when it would take off nothing. */
function adjust(
  promotion: PromotionTerms,
  cart: PromotionCart,
  eligible: Eligible,
  left: ReadonlyMap<string, number>,
): Adjustment | null {
  if (promotion.stackingGroup === "shipping") {
    if (!cart.requiresShipping || cart.shippingMinor === 0) return null;
    // Without a method there is no price yet: it is applied, to what is to come.
    return { promotion, amountMinor: cart.shippingMinor ?? 0, lines: [] };
  }
  const weights = calculateDiscount(promotion, eligible, left, cart.stepMinor);
  const { amountMinor } = weights;
  if (amountMinor === 0) return null;
  const shares = apportion(
    amountMinor / cart.stepMinor,
    weights.parts.map((part) => part / cart.stepMinor),
  );
  const lines = eligible
    .map(({ key }, index) => ({ key, amountMinor: (shares[index] ?? 0) * cart.stepMinor }))
    .filter((share) => share.amountMinor > 0);
  return { promotion, amountMinor, lines };
}

function summarize(
  cart: PromotionCart,
  adjustments: Adjustment[],
  rejected: Evaluation["rejected"],
  now: Date,
): Evaluation {
  const discountOf = new Map<string, number>();
  for (const { lines } of adjustments) {
    for (const { key, amountMinor } of lines) discountOf.set(key, (discountOf.get(key) ?? 0) + amountMinor);
  }
  const sumOf = (list: readonly Adjustment[]) => list.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const isShipping = ({ promotion }: Adjustment) => promotion.stackingGroup === "shipping";
  return {
    adjustments,
    rejected,
    discountMinor: sumOf(adjustments.filter((adjustment) => !isShipping(adjustment))),
    shippingDiscountMinor: sumOf(adjustments.filter(isShipping)),
    discountOf,
    trace: {
      at: now.toISOString(),
      currency: cart.currency,
      lines: cart.lines.map(({ key, title, unitPriceMinor, reduced, quantity }) => ({
        lineId: key,
        title,
        unitPriceMinor,
        reduced,
        quantity,
        subtotalMinor: unitPriceMinor * quantity,
        discountMinor: discountOf.get(key) ?? 0,
        agreed: null,
      })),
      shippingMinor: cart.shippingMinor,
      promotions: [
        ...adjustments.map(({ promotion, amountMinor, lines }) => ({
          ...toTraced(promotion),
          applied: true,
          reason: null,
          detail: "Applied",
          amountMinor,
          lines: lines.map((line) => ({ lineId: line.key, amountMinor: line.amountMinor })),
        })),
        ...rejected.map(({ promotion, reason, detail }) => ({
          ...toTraced(promotion),
          applied: false,
          reason,
          detail,
          amountMinor: 0,
          lines: [],
        })),
      ],
      manual: null,
    },
  };
}

const toTraced = ({ id, name, code, stackingGroup, priority }: PromotionTerms) => ({
  promotionId: id,
  name,
  code,
  stackingGroup,
  priority,
});
