import { applyRate, apportion } from "@/lib/money/apportion";

/** What staff take off an order: a share of what its goods cost, or an amount. */
export type ManualDiscount = { percentPpm: number | null; amountMinor: number | null; reason: string };

/** What it comes to, with the share of each line, all above 0. */
export type ManualAdjustment = {
  reason: string;
  amountMinor: number;
  lines: readonly { key: string; amountMinor: number }[];
};

/**
 * What a discount by hand takes off lines, by the rules of promotions: never more than they still cost, shared out by the
 * largest remainder, before tax. It comes last, so it is of what promotions have left.
 *
 * @param lines what each still costs, in minor units and multiples of `stepMinor`.
 * @returns null when it takes off nothing.
 */
export function calculateManualDiscount(
  lines: readonly { key: string; leftMinor: number }[],
  discount: ManualDiscount,
  stepMinor: number,
): ManualAdjustment | null {
  const costs = lines.map(({ leftMinor }) => leftMinor);
  const most = costs.reduce((sum, cost) => sum + cost, 0);
  const wanted =
    discount.percentPpm === null
      ? Math.min(discount.amountMinor ?? 0, most)
      : applyRate(most, discount.percentPpm, stepMinor);
  const amountMinor = wanted - (wanted % stepMinor);
  if (amountMinor === 0) return null;
  const shares = apportion(
    amountMinor / stepMinor,
    costs.map((cost) => cost / stepMinor),
  );
  return {
    reason: discount.reason,
    amountMinor,
    lines: lines
      .map(({ key }, index) => ({ key, amountMinor: (shares[index] ?? 0) * stepMinor }))
      .filter((share) => share.amountMinor > 0),
  };
}
