export type PriceChange = { amountMinor: number; changedAt: Date };

const WINDOW_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * The lowest price of the 30 days before the current price was set, which must be shown beside a reduction (EU
 * directive 98/6/EC, article 6a). Null when the variant has had no other price in that time.
 *
 * @param changes the variant's price changes, latest first; the first is the current price.
 */
export function findLowestPriorPrice(changes: readonly PriceChange[]): number | null {
  const [current, ...earlier] = changes;
  if (!current) return null;
  const from = current.changedAt.getTime() - WINDOW_MS;
  const amounts: number[] = [];
  for (const change of earlier) {
    amounts.push(change.amountMinor);
    // A change before the window still set the price that its first days had.
    if (change.changedAt.getTime() <= from) break;
  }
  return amounts.length > 0 ? Math.min(...amounts) : null;
}
