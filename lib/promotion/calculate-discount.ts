import { applyRate } from "@/lib/money/apportion";
import type { Eligible } from "./conditions";
import type { PromotionTerms } from "./terms";

/**
 * What a promotion takes off its lines, all together, and the amounts in whose proportion it is shared out.
 *
 * @param left what each line still costs, in minor units and multiples of `stepMinor`.
 * @returns a multiple of `stepMinor`, at most the sum of `parts`; no part is above what its line still costs.
 */
export function calculateDiscount(
  promotion: PromotionTerms,
  eligible: Eligible,
  left: ReadonlyMap<string, number>,
  stepMinor: number,
): { amountMinor: number; parts: number[] } {
  const costs = eligible.map(({ key }) => left.get(key) ?? 0);
  switch (promotion.kind) {
    case "percent":
      return { amountMinor: applyRate(sumOf(costs), promotion.percentPpm ?? 0, stepMinor), parts: costs };
    case "fixed": {
      const amountMinor = Math.min(promotion.amountMinor ?? 0, sumOf(costs));
      return { amountMinor: amountMinor - (amountMinor % stepMinor), parts: costs };
    }
    case "buy_x_get_y": {
      const parts = calculateGivenUnits(promotion, eligible);
      return { amountMinor: applyRate(sumOf(parts), promotion.percentPpm ?? 0, stepMinor), parts };
    }
    case "free_shipping":
      return { amountMinor: 0, parts: costs.map(() => 0) };
  }
}

/** What the given units of each line cost: of every buy + get units, get, and the cheapest of all. */
function calculateGivenUnits({ buyQuantity, getQuantity }: PromotionTerms, eligible: Eligible): number[] {
  const [buy, get] = [buyQuantity ?? 1, getQuantity ?? 1];
  const units = eligible.reduce((sum, line) => sum + line.quantity, 0);
  let given = Math.floor(units / (buy + get)) * get;
  const parts = eligible.map(() => 0);
  const cheapestFirst = eligible
    .map((line, index) => ({ ...line, index }))
    .toSorted((a, b) => a.unitPriceMinor - b.unitPriceMinor || a.index - b.index);
  for (const { index, quantity, unitPriceMinor } of cheapestFirst) {
    const taken = Math.min(given, quantity);
    parts[index] = taken * unitPriceMinor;
    given -= taken;
  }
  return parts;
}

const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
