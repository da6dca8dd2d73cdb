export type Readiness = "ready" | "draining" | "database" | "schema";

/** A database that is away for a moment takes no instance out: pages of the cache are served meanwhile. */
const DATABASE_PATIENCE_MS = 30_000;

/**
 * Whether an instance should get requests, or why not. What counts is that it is not being stopped, that the database
 * has been seen with a schema that this code can work on, and that it is not away for long. Redis, Stripe, the job
 * service and mail do not count: without them the shop sells, and taking every instance out would mend nothing.
 *
 * @param seen what was last heard of the database, and since when it has not answered; null before its first answer.
 */
export function decideReadiness({
  draining,
  seen,
  nowMs,
}: {
  draining: boolean;
  seen: { schema: "same" | "older" | "newer" | "newer_by_one_upgrade"; silentSinceMs: number | null } | null;
  nowMs: number;
}): Readiness {
  if (draining) return "draining";
  if (!seen) return "database";
  if (seen.schema === "older" || seen.schema === "newer") return "schema";
  return nowMs - (seen.silentSinceMs ?? nowMs) > DATABASE_PATIENCE_MS ? "database" : "ready";
}
