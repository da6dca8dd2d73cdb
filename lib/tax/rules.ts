import { applyRate, apportion, extractRate } from "@/lib/money/apportion";

export type TaxRate = { name: string; ratePpm: number; taxCategoryId: string; appliesToShipping: boolean };

export type TaxableLine = {
  key: string;
  amountMinor: number;
  /** Null: not taxed. */
  taxCategoryId: string | null;
  isShipping: boolean;
};

export type TaxLine = { key: string; name: string; ratePpm: number; amountMinor: number };

export type TaxRounding = "per_line" | "per_rate";

/** How a shop reckons tax; an order stores what it was placed under. */
export type TaxSettings = {
  /** Prices hold their tax; else it comes on top. */
  included: boolean;
  rounding: TaxRounding;
};

type RatedLine = { line: TaxableLine; rates: TaxRate[] };

/**
 * The tax of every line and rate, rounded half up: for each line (`per_line`), or once for all lines that a
 * rate taxes and then apportioned to them by the largest remainder (`per_rate`). Included tax is
 * gross·r/(1+r).
 *
 * @param lines goods after discounts, and shipping.
 * @param stepMinor tax on top is a multiple of it, so that the total can be charged.
 */
export function calculateTaxLines(
  lines: readonly TaxableLine[],
  rates: readonly TaxRate[],
  { included, rounding }: TaxSettings,
  stepMinor = 1,
): TaxLine[] {
  const rated = lines
    .map((line) => ({ line, rates: rates.filter((rate) => applies(rate, line)) }))
    .filter((entry) => entry.rates.length > 0);
  const groups = rounding === "per_line" ? rated.map((entry) => [entry]) : groupByRates(rated);
  return groups.flatMap((group) => (included ? extractTax(group) : addTax(group, stepMinor)));
}

function applies(rate: TaxRate, line: TaxableLine): boolean {
  return rate.taxCategoryId === line.taxCategoryId && (rate.appliesToShipping || !line.isShipping);
}

/** Lines that bear the very same rates. */
function groupByRates(lines: readonly RatedLine[]): RatedLine[][] {
  const groups = new Map<string, RatedLine[]>();
  for (const entry of lines) {
    const key = JSON.stringify(entry.rates);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()];
}

function addTax(group: readonly RatedLine[], stepMinor: number): TaxLine[] {
  const amounts = group.map(({ line }) => line.amountMinor);
  const amountMinor = amounts.reduce((sum, amount) => sum + amount, 0);
  return (group[0]?.rates ?? []).flatMap((rate) => {
    const steps = applyRate(amountMinor, rate.ratePpm, stepMinor) / stepMinor;
    return apportion(steps, amounts).map((part, index) =>
      toTaxLine(group[index]?.line, rate, part * stepMinor),
    );
  });
}

/** Shared out to lines before rates, so that no line holds more tax than it costs. */
function extractTax(group: readonly RatedLine[]): TaxLine[] {
  const rates = group[0]?.rates ?? [];
  const amounts = group.map(({ line }) => line.amountMinor);
  const grossMinor = amounts.reduce((sum, amount) => sum + amount, 0);
  const ppms = rates.map((rate) => rate.ratePpm);
  const taxMinor = extractRate(
    grossMinor,
    ppms.reduce((sum, ppm) => sum + ppm, 0),
  );
  return apportion(taxMinor, amounts).flatMap((part, index) =>
    apportion(part, ppms).map((share, at) => toTaxLine(group[index]?.line, rates[at], share)),
  );
}

function toTaxLine(line: TaxableLine | undefined, rate: TaxRate | undefined, amountMinor: number): TaxLine {
  if (!line || !rate) throw new Error("a part of tax without its line or rate");
  return { key: line.key, name: rate.name, ratePpm: rate.ratePpm, amountMinor };
}
