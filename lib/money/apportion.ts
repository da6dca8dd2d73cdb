/**
 * Splits `totalMinor` into parts proportional to `weights`, so that the parts sum to the total exactly: the
 * largest remainder method, ties to the earlier part. This is the house's one rule of rounding.
 *
 * Weights are whole, not negative, and at least one is above zero, unless the total is 0.
 */
export function apportion(totalMinor: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (totalMinor === 0) return weights.map(() => 0);
  if (sum === 0n) throw new RangeError("apportion: nothing to apportion to");
  const total = BigInt(totalMinor);
  const shares = weights.map((weight, index) => {
    const product = total * BigInt(weight);
    return { index, whole: product / sum, remainder: product % sum };
  });
  let left = Number(total - shares.reduce((all, share) => all + share.whole, 0n));
  const byRemainder = shares.toSorted((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  const parts = shares.map((share) => Number(share.whole));
  for (const share of byRemainder) {
    if (left <= 0) break;
    parts[share.index] = (parts[share.index] ?? 0) + 1;
    left -= 1;
  }
  return parts;
}

/**
 * `amountMinor · ratePpm / 10⁶`, rounded half up to a multiple of `stepMinor`, exact for every safe integer:
 * what comes on top of a net amount.
 */
export function applyRate(amountMinor: number, ratePpm: number, stepMinor = 1): number {
  return roundHalfUp(BigInt(amountMinor) * BigInt(ratePpm), 1_000_000n * BigInt(stepMinor)) * stepMinor;
}

/**
 * `grossMinor · r / (1 + r)`, rounded half up: what a gross amount holds at a rate. Never more than the
 * amount.
 */
export function extractRate(grossMinor: number, ratePpm: number): number {
  return roundHalfUp(BigInt(grossMinor) * BigInt(ratePpm), 1_000_000n + BigInt(ratePpm));
}

function roundHalfUp(numerator: bigint, denominator: bigint): number {
  return Number((2n * numerator + denominator) / (2n * denominator));
}
