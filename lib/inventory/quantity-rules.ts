/** As the table's CHECK has it. */
export const MAX_ON_HAND = 1_000_000_000;

type Held = { onHand: number; reserved: number; allocated: number };

/** What lies in a place and no order holds. */
export const freeOf = ({ onHand, reserved, allocated }: Held): number =>
  Math.max(0, onHand - reserved - allocated);

/** A variant that is named twice is meant twice. */
export function sumByVariant(lines: readonly { variantId: string; quantity: number }[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { variantId, quantity } of lines) sums.set(variantId, (sums.get(variantId) ?? 0) + quantity);
  return sums;
}
