import { Redis } from "@upstash/redis";
import { redisPrefix } from "./redis-level.mjs";

/** An operator waits for it; a Redis far away may take longer than a page could wait. */
const TIMEOUT_MS = 5000;
const KEYS_AT_ONCE = 500;

/**
 * Removes everything that this shop, of whatever build, keeps in Redis. What others keep there stays.
 *
 * @param options `appUrl`: the shop's, by which its keys are told from others.
 * @returns how many entries there were.
 * @throws what the client throws when Redis refuses, or does not answer in five seconds: some may be left then.
 */
export async function emptyRedis({
  url,
  token,
  appUrl,
}: {
  url: string;
  token: string;
  appUrl: string;
}): Promise<number> {
  const redis = new Redis({
    url,
    token,
    enableTelemetry: false,
    retry: false,
    signal: () => AbortSignal.timeout(TIMEOUT_MS),
  });
  const options = { match: `${redisPrefix(appUrl)}*`, count: KEYS_AT_ONCE };
  let removed = 0;
  let cursor = "0";
  do {
    const [next, keys] = await redis.scan(cursor, options);
    // The count is a hint: there may be many more in one answer.
    for (let from = 0; from < keys.length; from += KEYS_AT_ONCE)
      removed += await redis.unlink(...keys.slice(from, from + KEYS_AT_ONCE));
    cursor = String(next);
  } while (cursor !== "0");
  return removed;
}
