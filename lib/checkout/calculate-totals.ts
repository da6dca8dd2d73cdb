import { calculateTaxLines, type TaxLine, type TaxRate, type TaxSettings } from "@/lib/tax/rules";

export type TotalsLine = {
  key: string;
  unitPriceMinor: number;
  quantity: number;
  /** The line's share of discounts. */
  discountMinor: number;
  taxable: boolean;
  taxCategoryId: string | null;
};

export type CheckoutTotals = {
  lines: Map<string, LineTotals>;
  shippingTaxLines: TaxLine[];
  shippingTaxMinor: number;
  subtotalMinor: number;
  discountMinor: number;
  /** After discounts. */
  shippingMinor: number;
  taxMinor: number;
  totalMinor: number;
};

type LineTotals = {
  subtotalMinor: number;
  discountMinor: number;
  taxMinor: number;
  totalMinor: number;
  taxLines: TaxLine[];
};

const SHIPPING = "shipping";

/**
 * What an order costs, in minor units. Tax is of what is left after discounts. Included tax is part of the prices, other
 * tax comes on top of them. A line without a category of its own, and shipping, are taxed by the default category.
 *
 * @param shippingMinor after discounts.
 * @param stepMinor prices and discounts are multiples of it, and so is the total.
 */
export function calculateTotals(
  lines: readonly TotalsLine[],
  shippingMinor: number,
  tax: { rates: readonly TaxRate[]; defaultCategoryId: string | null; settings: TaxSettings },
  stepMinor = 1,
): CheckoutTotals {
  const goods = lines.map((line) => ({ ...line, subtotalMinor: line.unitPriceMinor * line.quantity }));
  const taxable = [
    ...goods.map((line) => ({
      key: line.key,
      amountMinor: line.subtotalMinor - line.discountMinor,
      taxCategoryId: line.taxable ? (line.taxCategoryId ?? tax.defaultCategoryId) : null,
      isShipping: false,
    })),
    { key: SHIPPING, amountMinor: shippingMinor, taxCategoryId: tax.defaultCategoryId, isShipping: true },
  ];
  const taxLines = calculateTaxLines(taxable, tax.rates, tax.settings, stepMinor);
  const taxLinesOf = new Map(taxable.map(({ key }) => [key, [] as TaxLine[]]));
  for (const taxLine of taxLines) taxLinesOf.get(taxLine.key)?.push(taxLine);
  const onTop = (taxMinor: number) => (tax.settings.included ? 0 : taxMinor);
  const priced = goods.map(({ key, subtotalMinor, discountMinor }) => {
    const own = taxLinesOf.get(key) ?? [];
    const taxMinor = sum(own);
    const totals = {
      subtotalMinor,
      discountMinor,
      taxMinor,
      totalMinor: subtotalMinor - discountMinor + onTop(taxMinor),
      taxLines: own,
    };
    return [key, totals] as const;
  });
  const subtotalMinor = goods.reduce((total, line) => total + line.subtotalMinor, 0);
  const discountMinor = goods.reduce((total, line) => total + line.discountMinor, 0);
  const shippingTaxLines = taxLinesOf.get(SHIPPING) ?? [];
  const taxMinor = sum(taxLines);
  return {
    lines: new Map(priced),
    shippingTaxLines,
    shippingTaxMinor: sum(shippingTaxLines),
    subtotalMinor,
    discountMinor,
    shippingMinor,
    taxMinor,
    totalMinor: subtotalMinor - discountMinor + shippingMinor + onTop(taxMinor),
  };
}

const sum = (lines: readonly TaxLine[]) => lines.reduce((total, line) => total + line.amountMinor, 0);
