import { building, data, log, MAX_SECONDS, open, versions } from "./levels.mjs";

/** Shorter-lived than this is not worth the way to Redis; what does not exist lives that short. */
const MIN_SHARED_SECONDS = 300;
const MOST_BEGUN = 10_000;

/** Reads that are under way, by key: what was known of tags when they began. @type {Map<string, import("./tag-versions.mjs").Moment>} */
const begun = new Map();
/** @type {Map<string, Promise<void>>} */
const pending = new Map();

/**
 * Next's cache of `use cache` functions, on the same two levels as pages. Keys carry the build's id.
 *
 * @type {import("next/cache").CacheHandler}
 */
const dataCache = {
  async get(key) {
    if (building) return undefined;
    await open().tags.ready;
    await pending.get(key);
    const entry = await find(key);
    if (!entry) {
      if (begun.size >= MOST_BEGUN) begun.clear();
      if (!begun.has(key)) begun.set(key, versions.now());
      return undefined;
    }
    const { stamp, content, stale, timestamp, expire, revalidate } = entry;
    return { tags: stamp.tags, value: streamOf(content), stale, timestamp, expire, revalidate };
  },

  async set(key, pendingEntry) {
    if (building) return;
    const work = keep(key, pendingEntry);
    pending.set(key, work);
    await work.finally(() => pending.delete(key));
  },

  async refreshTags() {
    if (!building) await open().tags.ready;
  },

  // Nothing here is invalidated by path: the house knows its own tags only (tags.ts).
  getExpiration: async () => 0,

  async updateTags(tags) {
    if (!building) await open().tags.invalidate(tags);
  },
};

export default dataCache;

/** @param {string} key */
async function find(key) {
  const near = data.get(key);
  if (near && !versions.isStale(near.stamp)) return near;
  data.delete(key);
  const text = await open().redis.get(`data:${key}`);
  const entry = text === null ? null : decode(text);
  if (!entry || versions.isStale(entry.stamp)) return null;
  data.set(key, entry);
  return entry;
}

/** @param {string} key @param {Promise<import("next/cache").CacheEntry>} pendingEntry */
async function keep(key, pendingEntry) {
  const since = begun.get(key) ?? versions.now();
  begun.delete(key);
  /** @type {Uint8Array} */
  let content;
  /** @type {Omit<import("next/cache").CacheEntry, "value">} */
  let entry;
  try {
    const { value, ...rest } = await pendingEntry;
    entry = rest;
    content = new Uint8Array(await new Response(value).arrayBuffer());
  } catch {
    // The read failed, which Next tells the page; half a value is no value.
    return;
  }
  const { tags, stale, timestamp, expire, revalidate } = entry;
  const stamp = versions.stamp(tags, since);
  if (!stamp || expire <= 0) return;
  const bytes = content.length + key.length + 500;
  const kept = { stamp, stale, timestamp, expire, revalidate, bytes };
  data.set(key, { ...kept, content });
  if (expire <= MIN_SHARED_SECONDS) return;
  const text = JSON.stringify({ ...kept, content: Buffer.from(content).toString("base64") });
  open().redis.set(`data:${key}`, text, Math.min(MAX_SECONDS, Math.ceil(expire)));
}

/** @param {string} text @returns {import("./levels.mjs").DataEntry | null} null when it is damaged. */
function decode(text) {
  try {
    const { content, ...rest } = JSON.parse(text);
    return { ...rest, content: new Uint8Array(Buffer.from(content, "base64")) };
  } catch (error) {
    log("an entry of the cache in Redis could not be read", error);
    return null;
  }
}

/** @param {Uint8Array} content @returns {ReadableStream<Uint8Array>} */
function streamOf(content) {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(content);
      controller.close();
    },
  });
}
