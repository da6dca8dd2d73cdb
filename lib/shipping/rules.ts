export type ShippingRate = { minSubtotalMinor: number; priceMinor: number };

/** The rate with the highest threshold that the goods reach; null when none does. */
export function resolveShippingRate(
  rates: readonly ShippingRate[],
  subtotalMinor: number,
): ShippingRate | null {
  const reached = rates.filter((rate) => rate.minSubtotalMinor <= subtotalMinor);
  return reached.toSorted((a, b) => b.minSubtotalMinor - a.minSubtotalMinor)[0] ?? null;
}
