import { RateLimiterDrizzle, RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { rateLimit } from "@/db/schema/platform";
import { getEnv } from "@/lib/env/env";
import { log } from "@/lib/log/log";
import { getDatabase } from "@/lib/operation/database";
import { type LimitKind, limits } from "./limits";

export type LimitOutcome = {
  allowed: boolean;
  limit: number;
  remaining: number;
  resetSeconds: number;
  windowSeconds: number;
};

const limiters = new Map<LimitKind, RateLimiterMemory | RateLimiterDrizzle>();

/**
 * Counts one request of a caller. Writes are counted in Postgres, for all instances together; while it is away, in
 * this process.
 */
export async function consumeLimit(kind: LimitKind, caller: string): Promise<LimitOutcome> {
  const { windowSeconds } = limits[kind];
  const limit = pointsOf(kind);
  try {
    return toOutcome(true, limit, windowSeconds, await limiterOf(kind).consume(caller));
  } catch (rejection) {
    if (rejection instanceof RateLimiterRes) return toOutcome(false, limit, windowSeconds, rejection);
    log.warn({ err: rejection, kind }, "limit could not be counted; the request passes");
    return { allowed: true, limit, remaining: limit, resetSeconds: windowSeconds, windowSeconds };
  }
}

const pointsOf = (kind: LimitKind) =>
  Math.max(1, Math.round(limits[kind].points * getEnv().RATE_LIMIT_FACTOR));

function limiterOf(kind: LimitKind): RateLimiterMemory | RateLimiterDrizzle {
  const existing = limiters.get(kind);
  if (existing) return existing;
  const points = pointsOf(kind);
  const options = { keyPrefix: kind, points, duration: limits[kind].windowSeconds };
  const memory = new RateLimiterMemory(options);
  const made =
    limits[kind].store === "memory"
      ? memory
      : new RateLimiterDrizzle({
          ...options,
          storeClient: getDatabase().db,
          schema: rateLimit,
          inMemoryBlockOnConsumed: points,
          insuranceLimiter: memory,
        });
  limiters.set(kind, made);
  return made;
}

function toOutcome(
  allowed: boolean,
  limit: number,
  windowSeconds: number,
  result: RateLimiterRes,
): LimitOutcome {
  return {
    allowed,
    limit,
    remaining: Math.max(0, result.remainingPoints),
    resetSeconds: Math.max(1, Math.ceil(result.msBeforeNext / 1000)),
    windowSeconds,
  };
}
