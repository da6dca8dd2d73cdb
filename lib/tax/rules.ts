import { applyRate } from "@/lib/money/apportion";

export type TaxRate = { name: string; ratePpm: number; taxCategoryId: string; appliesToShipping: boolean };

export type TaxableLine = { key: string; amountMinor: number; taxCategoryId: string | null };

export type TaxLine = { key: string; name: string; ratePpm: number; amountMinor: number };

/**
 * Tax on top of prices, rounded half up per line and rate (`per_line`). A line without a category is not taxed.
 *
 * @param lines goods after discounts, and shipping as a line of the category it is taxed by.
 */
export function calculateTaxLines(lines: readonly TaxableLine[], rates: readonly TaxRate[]): TaxLine[] {
  return lines.flatMap((line) =>
    rates
      .filter((rate) => rate.taxCategoryId === line.taxCategoryId)
      .map((rate) => ({
        key: line.key,
        name: rate.name,
        ratePpm: rate.ratePpm,
        amountMinor: applyRate(line.amountMinor, rate.ratePpm),
      })),
  );
}
