import type { LimitOutcome } from "@/lib/limit/count-use";

/**
 * `RateLimit` and `RateLimit-Policy` as draft-ietf-httpapi-ratelimit-headers writes them since its eighth edition: every
 * limit that applied as a policy, and of the one that leaves least, how much is left and when it is whole again. Nothing
 * where nothing was counted.
 */
export function rateLimitHeaders(seen: readonly LimitOutcome[]): Record<string, string> {
  const [first, ...others] = seen;
  if (!first) return {};
  const least = others.reduce((one, other) => (isTighter(other, one) ? other : one), first);
  return {
    ratelimit: `"${least.policy}";r=${least.remaining};t=${least.resetSeconds}`,
    "ratelimit-policy": seen
      .map(({ policy, limit, windowSeconds }) => `"${policy}";q=${limit};w=${windowSeconds}`)
      .join(", "),
  };
}

/** What refuses is tighter than what lets the last one pass. */
function isTighter(one: LimitOutcome, other: LimitOutcome): boolean {
  if (one.allowed !== other.allowed) return !one.allowed;
  if (one.remaining !== other.remaining) return one.remaining < other.remaining;
  return one.resetSeconds > other.resetSeconds;
}
