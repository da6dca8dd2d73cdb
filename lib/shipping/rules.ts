export type ShippingRate = { minSubtotalMinor: number; priceMinor: number };

/** The rate with the highest threshold that the goods reach; null when none does. */
export function resolveShippingRate(rates: readonly ShippingRate[], subtotalMinor: number): ShippingRate | null {
  const reached = rates.filter((rate) => rate.minSubtotalMinor <= subtotalMinor);
  return reached.toSorted((a, b) => b.minSubtotalMinor - a.minSubtotalMinor)[0] ?? null;
}

/** What is still missing to a lower price, for "spend 12 more for free delivery"; null when nothing is. */
export function nextShippingRate(rates: readonly ShippingRate[], subtotalMinor: number): ShippingRate | null {
  const ahead = rates.filter((rate) => rate.minSubtotalMinor > subtotalMinor);
  return ahead.toSorted((a, b) => a.minSubtotalMinor - b.minSubtotalMinor)[0] ?? null;
}
