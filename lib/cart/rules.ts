/** Why a line cannot be bought as it is; null when it can. Pure, so that the browser decides the same. */
export function findLineProblem(line: {
  quantity: number;
  unitPriceMinor: number | null;
  available: number | null;
}): "unavailable" | "insufficient_stock" | null {
  if (line.unitPriceMinor === null) return "unavailable";
  if (line.available !== null && line.quantity > line.available) return "insufficient_stock";
  return null;
}

/** Sum of what the lines cost; lines that are not for sale count nothing. */
export function calculateSubtotal(
  lines: readonly { quantity: number; unitPriceMinor: number | null }[],
): number {
  return lines.reduce((sum, line) => sum + (line.unitPriceMinor ?? 0) * line.quantity, 0);
}
