import { LRUCache } from "lru-cache";
import { createRedisLevel, redisPrefix } from "./redis-level.mjs";
import { syncTags } from "./sync-tags.mjs";
import { TagVersions } from "./tag-versions.mjs";

/**
 * The levels of the page cache and of the data cache in this process. Next loads the two handlers outside the bundle,
 * once per process; the settings are read at the first request, for a build has none.
 */

const MEGABYTE = 1024 * 1024;
const PAGES_BYTES = 64 * MEGABYTE;
const DATA_BYTES = 32 * MEGABYTE;
const MISSING_BYTES = 1 * MEGABYTE;
const MISSING_MS = 30_000;
/** A day: what was not asked for that long is rendered again. */
export const MAX_SECONDS = 86_400;

/**
 * @typedef {{ stamp: import("./tag-versions.mjs").Stamp, bytes: number }} Entry
 * @typedef {Entry & {
 *   at: number,
 *   value: import("next/dist/server/response-cache").IncrementalCacheValue,
 *   cacheControl: import("next/dist/server/lib/cache-control").CacheControl | undefined
 * }} PageEntry
 * @typedef {Entry & { stale: number, timestamp: number, expire: number, revalidate: number, content: Uint8Array }} DataEntry
 */

export const counts = { memory: 0, redis: 0, rendered: 0, stale: 0, unknownScripts: 0 };

/** @type {LRUCache<string, PageEntry>} */
export const pages = byBytes(PAGES_BYTES);
/** @type {LRUCache<string, DataEntry>} */
export const data = byBytes(DATA_BYTES);
/** Pages that do not exist: few, for seconds, never beyond this process. @type {LRUCache<string, PageEntry>} */
export const missing = byBytes(MISSING_BYTES, MISSING_MS);

export const versions = new TagVersions();

/** While building there is neither a database nor a Redis, and what is rendered then is never served. */
export const building = process.env.NEXT_PHASE === "phase-production-build";

/** @type {{ tags: ReturnType<typeof syncTags>, redis: ReturnType<typeof createRedisLevel> } | undefined} */
let opened;

export function open() {
  if (opened) return opened;
  opened = {
    tags: syncTags(versions, { url: required("DATABASE_URL"), log }),
    redis: createRedisLevel({
      url: required("UPSTASH_REDIS_REST_URL"),
      token: required("UPSTASH_REDIS_REST_TOKEN"),
      prefix: redisPrefix(required("APP_URL")),
      log,
    }),
  };
  beFound(opened);
  return opened;
}

/** @template {Entry} E @param {number} maxSize @param {number} [ttl] @returns {LRUCache<string, E>} */
function byBytes(maxSize, ttl = 0) {
  return new LRUCache({ maxSize, ttl, sizeCalculation: ({ bytes }) => bytes, maxEntrySize: maxSize / 8 });
}

/** @param {string} name */
function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

/** One line of JSON, as the rest of the shop logs. @param {string} message @param {unknown} error */
export function log(message, error) {
  process.stdout.write(
    `${JSON.stringify({ level: 40, time: Date.now(), msg: message, err: String(error) })}\n`,
  );
}

/**
 * For metrics, for the admin's page on the cache, and for the end of the process: the bundle cannot import what Next loads
 * beside it. Only once it is used: Next bundles a copy of all this with proxy.ts, which never asks it anything.
 *
 * @param {NonNullable<typeof opened>} levels
 */
function beFound({ tags, redis }) {
  const holder = /** @type {Record<symbol, unknown>} */ (globalThis);
  holder[Symbol.for("storehouse.cache")] = () => ({
    ...counts,
    pages: { entries: pages.size, bytes: pages.calculatedSize },
    data: { entries: data.size, bytes: data.calculatedSize },
    missing: missing.size,
    tags: versions.size,
    tagsSyncedAt: tags.syncedAt(),
    level2: redis.counts,
  });
  holder[Symbol.for("storehouse.cache.close")] = () => tags.stop();
}
