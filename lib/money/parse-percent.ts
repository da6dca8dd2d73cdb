/**
 * Reads `12.5` as 125000 parts of a million, without a float in between.
 *
 * @returns null when it is not a decimal, is above three digits, or has more than four after the point.
 */
export function parsePercent(text: string): number | null {
  const match = /^(\d{1,3})(?:\.(\d{1,4}))?$/.exec(text.trim());
  return match ? Number(match[1]) * 10_000 + Number((match[2] ?? "").padEnd(4, "0")) : null;
}
