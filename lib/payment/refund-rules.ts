export type RefundableLine = {
  totalMinor: number;
  quantity: number;
  /** Units and money of earlier refunds, those on their way included. */
  refundedQuantity: number;
  refundedMinor: number;
};

/**
 * What some more units of a line give back, with their share of discount and tax: whole units of an amount that does
 * not divide differ by one unit at most, and all of them give back all of it.
 *
 * @returns minor units; null when fewer units are left.
 */
export function calculateLineRefund(line: RefundableLine, units: number): number | null {
  const after = line.refundedQuantity + units;
  if (after > line.quantity) return null;
  if (after === line.quantity) return Math.max(0, line.totalMinor - line.refundedMinor);
  // Products of amount and quantity pass what a number holds exactly.
  const upTo = (count: number) => Number((BigInt(line.totalMinor) * BigInt(count)) / BigInt(line.quantity));
  return Math.min(upTo(after) - upTo(line.refundedQuantity), line.totalMinor - line.refundedMinor);
}
