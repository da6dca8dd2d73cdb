import { createHmac } from "node:crypto";
import { getEnv } from "@/lib/env/env";
import { createMemoryCounts, type MemoryCounts } from "./memory-counts";
import type { Use } from "./plan-uses";
import { countInPostgres } from "./postgres-counts";

export type LimitOutcome = {
  /** Names the limit in headers. */
  policy: string;
  allowed: boolean;
  limit: number;
  remaining: number;
  resetSeconds: number;
  windowSeconds: number;
};

/** Of one limit, in one process: some two megabytes at most. */
const MOST_KEYS = 10_000;

const name = Symbol.for("storehouse.limits.memory");
const holder = globalThis as { [name]?: Map<string, MemoryCounts> };

/** On `globalThis` because the bundler may load this module more than once. */
function countsOf(policy: string): MemoryCounts {
  holder[name] ??= new Map();
  const found = holder[name].get(policy) ?? createMemoryCounts({ most: MOST_KEYS });
  holder[name].set(policy, found);
  return found;
}

/**
 * Counts one use. What Postgres counts is remembered here: who is over the limit is refused without asking it again, and
 * while it is away, this process counts on from there.
 */
export async function countUse({ policy, key, store, bound }: Use): Promise<LimitOutcome> {
  const [uses, windowSeconds] = bound;
  const limit = toLimit(uses, getEnv().RATE_LIMIT_FACTOR);
  const memory = countsOf(policy);
  const answer = ({ count, resetMs }: { count: number; resetMs: number }): LimitOutcome => ({
    policy,
    allowed: count <= limit,
    limit,
    remaining: Math.max(0, limit - count),
    resetSeconds: Math.max(1, Math.ceil(resetMs / 1000)),
    windowSeconds,
  });
  if (store === "memory") return answer(memory.count(key, windowSeconds));
  const known = memory.peek(key);
  if (known && known.count >= limit) return answer({ ...known, count: limit + 1 });
  const stored = await countInPostgres(`${policy}:${hide(key)}`, windowSeconds);
  if (!stored) return answer(memory.count(key, windowSeconds));
  memory.put(key, stored);
  return answer(stored);
}

/** Of whatever factor, one use is left. */
export const toLimit = (uses: number, factor: number): number => Math.max(1, Math.round(uses * factor));

/** Whether a key is used up already, without counting; for what only counts when it fails. In this process alone. */
export function isUsedUp({ policy, key, bound }: Use): boolean {
  const limit = toLimit(bound[0], getEnv().RATE_LIMIT_FACTOR);
  return (countsOf(policy).peek(key)?.count ?? 0) >= limit;
}

/** The table and the log bear no addresses of networks and mailboxes, not even of those who guess at them. */
export function hide(key: string): string {
  return createHmac("sha256", getEnv().AUTH_SECRET).update(`limit\n${key}`).digest("base64url").slice(0, 22);
}
