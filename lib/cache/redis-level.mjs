import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import { Redis } from "@upstash/redis";

const TIMEOUT_MS = 100;
const MOST_FAILURES = 3;
const PAUSE_MS = 2000;

/** What the keys of a shop begin with: shops that share a Redis do not meet. @param {string} appUrl */
export function redisPrefix(appUrl) {
  // A setting that ends with a slash names the same shop: lib/env takes it off.
  const hash = createHash("sha256").update(appUrl.replace(/\/$/, ""));
  return `storehouse:${hash.digest("hex").slice(0, 12)}:`;
}

// Next ties `fetch` to the request or the build that calls it: ours belongs to neither.
const outside = AsyncLocalStorage.snapshot();

/**
 * What lib/telemetry/telemetry.ts holds, which the bundle alone can import: keys are never told.
 *
 * @template T @param {string} name @param {() => Promise<T>} work @returns {Promise<T>}
 */
function traced(name, work) {
  /** @type {{ tracing?: import("../telemetry/telemetry").Tracing } | undefined} */
  const telemetry = Reflect.get(globalThis, Symbol.for("storehouse.telemetry"));
  if (!telemetry?.tracing) return work();
  const attributes = { "db.system.name": "redis" };
  return telemetry.tracing.span(name, { kind: "client", inner: true, attributes }, work);
}

/**
 * Level 2: values in Redis, shared by all instances. It answers fast or not at all: after a few failures in a row it
 * is left alone for a moment, and the caller does without.
 *
 * @param {{ url: string, token: string, prefix: string, log: (message: string, error: unknown) => void }} options
 */
export function createRedisLevel({ url, token, prefix, log }) {
  const redis = new Redis({
    url,
    token,
    automaticDeserialization: false,
    enableAutoPipelining: false,
    enableTelemetry: false,
    retry: false,
    signal: () => AbortSignal.timeout(TIMEOUT_MS),
  });
  const counts = { hits: 0, misses: 0, failures: 0, skipped: 0 };
  let failuresInARow = 0;
  let pausedUntil = 0;

  /** @template T @param {string} name @param {() => Promise<T>} work @returns {Promise<T | null>} */
  async function attempt(name, work) {
    if (Date.now() < pausedUntil) {
      counts.skipped += 1;
      return null;
    }
    try {
      const result = await traced(name, () => outside(work));
      failuresInARow = 0;
      return result;
    } catch (error) {
      counts.failures += 1;
      failuresInARow += 1;
      if (failuresInARow >= MOST_FAILURES) {
        if (pausedUntil === 0 || failuresInARow === MOST_FAILURES)
          log("the cache in Redis is left alone for a moment", error);
        pausedUntil = Date.now() + PAUSE_MS;
      }
      return null;
    }
  }

  return {
    counts,
    /** @param {string} key @returns {Promise<string | null>} */
    get: async (key) => {
      const value = await attempt("redis get", () => redis.get(prefix + key));
      if (value === null) counts.misses += 1;
      else counts.hits += 1;
      return typeof value === "string" ? value : null;
    },
    /** Does not wait: nobody's page may depend on it. @param {string} key @param {string} value @param {number} seconds */
    set: (key, value, seconds) => {
      void attempt("redis set", () => redis.set(prefix + key, value, { ex: seconds }));
    },
  };
}
