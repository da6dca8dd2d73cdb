import { formatMoney } from "@/lib/money/money";
import type { MethodRate } from "@/lib/shipping/schema";

/** `$6.00, from $75.00 free`; in the shop's currency, or what there is instead. */
export function sayRates(rates: readonly MethodRate[], currency: string): string {
  const own = rates.filter(({ price }) => price.currency === currency);
  if (own.length === 0) return `No price in ${currency}`;
  return own
    .map(({ minSubtotal, price }) => {
      const cost = price.amount === 0 ? "free" : formatMoney(price);
      return minSubtotal.amount === 0 ? cost : `from ${formatMoney(minSubtotal)} ${cost}`;
    })
    .join(", ");
}
