import type { Db } from "@/db/client";
import { loadCartLines, type PricedCartLine } from "@/lib/cart/load-cart-lines";
import { promoteCart } from "@/lib/cart/promote-cart";
import { findLineProblem } from "@/lib/cart/rules";
import { type PricedCheckout, priceCheckout } from "@/lib/checkout/price-checkout";
import { AppError } from "@/lib/errors/app-error";
import type { Locale } from "@/lib/i18n/locales";
import { minimumChargeMinor } from "@/lib/payment/rules";
import type { EvaluatedCart } from "@/lib/promotion/evaluate-cart";
import type { ManualDiscount } from "@/lib/promotion/manual-discount";
import type { DraftRow, FoundDraft } from "./queries";
import type { DraftProblem } from "./rules";

export type PricedDraft = {
  lines: PricedCartLine[];
  promoted: EvaluatedCart;
  /** Null while something is missing that prices depend on. */
  priced: PricedCheckout | null;
  problems: DraftProblem[];
};

/** What a draft comes to now, by the same sums as at checkout, and what keeps it from being paid. Reads only. */
export async function priceDraftOrder(
  db: Db,
  { draft, cart }: FoundDraft,
  locale: Locale,
): Promise<PricedDraft> {
  const lines = await loadCartLines(db, cart, locale);
  const problems = findProblems(draft, lines);
  const discount = toManualDiscount(draft);
  const email = draft.email || undefined;
  const unpriced = async () => ({
    lines,
    promoted: await promoteCart(db, cart, lines, { email, discount }),
    priced: null,
    problems,
  });
  const address = draft.shippingAddress;
  if (!address || problems.some((problem) => !["no_email", "insufficient_stock"].includes(problem))) {
    return unpriced();
  }
  try {
    const priced = await priceCheckout(db, cart, lines, {
      ...address,
      shippingMethodId: draft.shippingMethodId ?? undefined,
      email,
      locale,
      discount,
    });
    const { totalMinor } = priced.totals;
    if (totalMinor > 0 && totalMinor < minimumChargeMinor(cart.currency)) problems.push("below_minimum");
    return { lines, promoted: priced.promoted, priced, problems };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "shipping_unavailable") throw error;
    problems.push("shipping_unavailable");
    return unpriced();
  }
}

function findProblems(draft: DraftRow, lines: readonly PricedCartLine[]): DraftProblem[] {
  const ofLines = new Set(lines.map(findLineProblem));
  const requiresShipping = lines.some(({ row }) => row.variant.requiresShipping);
  const found: [boolean, DraftProblem][] = [
    [lines.length === 0, "no_lines"],
    [ofLines.has("unavailable"), "unavailable"],
    [ofLines.has("insufficient_stock"), "insufficient_stock"],
    [draft.email === "", "no_email"],
    [draft.shippingAddress === null, "no_address"],
    [requiresShipping && draft.shippingMethodId === null, "no_shipping_method"],
  ];
  return found.flatMap(([holds, problem]) => (holds ? [problem] : []));
}

export function toManualDiscount(draft: DraftRow): ManualDiscount | null {
  const { discountPpm: percentPpm, discountMinor: amountMinor, discountReason: reason } = draft;
  return percentPpm === null && amountMinor === null ? null : { percentPpm, amountMinor, reason };
}
