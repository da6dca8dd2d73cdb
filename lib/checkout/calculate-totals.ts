import { calculateTaxLines, type TaxLine, type TaxRate } from "@/lib/tax/rules";

export type TotalsLine = {
  key: string;
  unitPriceMinor: number;
  quantity: number;
  taxable: boolean;
  taxCategoryId: string | null;
};

export type CheckoutTotals = {
  lines: Map<string, { subtotalMinor: number; taxMinor: number; totalMinor: number; taxLines: TaxLine[] }>;
  shippingTaxLines: TaxLine[];
  shippingTaxMinor: number;
  subtotalMinor: number;
  shippingMinor: number;
  taxMinor: number;
  totalMinor: number;
};

const SHIPPING = "shipping";

/**
 * What an order costs, in minor units. Tax comes on top of prices, rounded half up per line and rate; a line without
 * a category of its own, and shipping, are taxed by the default category.
 */
export function calculateTotals(
  lines: readonly TotalsLine[],
  shippingMinor: number,
  tax: { rates: readonly TaxRate[]; defaultCategoryId: string | null },
): CheckoutTotals {
  const goods = lines.map((line) => ({ ...line, subtotalMinor: line.unitPriceMinor * line.quantity }));
  const goodsTax = calculateTaxLines(
    goods
      .filter((line) => line.taxable)
      .map((line) => ({
        key: line.key,
        amountMinor: line.subtotalMinor,
        taxCategoryId: line.taxCategoryId ?? tax.defaultCategoryId,
      })),
    tax.rates,
  );
  const shippingTaxLines = calculateTaxLines(
    [{ key: SHIPPING, amountMinor: shippingMinor, taxCategoryId: tax.defaultCategoryId }],
    tax.rates.filter((rate) => rate.appliesToShipping),
  );
  const priced = goods.map((line) => {
    const taxLines = goodsTax.filter((taxLine) => taxLine.key === line.key);
    const taxMinor = sum(taxLines);
    const totals = {
      subtotalMinor: line.subtotalMinor,
      taxMinor,
      totalMinor: line.subtotalMinor + taxMinor,
      taxLines,
    };
    return [line.key, totals] as const;
  });
  const subtotalMinor = goods.reduce((total, line) => total + line.subtotalMinor, 0);
  const shippingTaxMinor = sum(shippingTaxLines);
  const taxMinor = sum(goodsTax) + shippingTaxMinor;
  return {
    lines: new Map(priced),
    shippingTaxLines,
    shippingTaxMinor,
    subtotalMinor,
    shippingMinor,
    taxMinor,
    totalMinor: subtotalMinor + shippingMinor + taxMinor,
  };
}

const sum = (lines: readonly TaxLine[]) => lines.reduce((total, line) => total + line.amountMinor, 0);
