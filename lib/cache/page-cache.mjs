import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import v8 from "node:v8";
import zlib from "node:zlib";
import { contentPolicy } from "./content-policy.mjs";
import { hashScripts, joinScripts } from "./inline-scripts.mjs";
import { building, counts, log, MAX_SECONDS, missing, open, pages, versions } from "./levels.mjs";
import { MISSING_TAG } from "./missing-tag.mjs";
import { toOneByteHtml } from "./one-byte-html.mjs";

const compress = promisify(zlib.brotliCompress);
const decompress = promisify(zlib.brotliDecompress);
const brotli = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } };

/**
 * What stands in front of the shop knows nothing of our tags: it may hold a page for a second, against a crowd, and
 * then asks again.
 */
const FRESHNESS = "public, max-age=0, s-maxage=1, must-revalidate";

/**
 * Next's cache of static pages. One is made for each request: a page may count on what was known of its tags before
 * its rendering began. Two levels: this process, and Redis, shared by all instances of one build.
 */
export default class PageCache {
  #since = versions.now();
  #serverFolder;

  /** @param {import("next/dist/server/lib/incremental-cache").CacheHandlerContext} context */
  constructor({ serverDistDir }) {
    // Next makes one for proxy.ts as well, without a folder, and never asks it for a page.
    this.#serverFolder = serverDistDir;
  }

  /** @param {string} key @param {{ kind?: string }} context */
  async get(key, { kind }) {
    if (building || !isPage(kind)) return null;
    const { tags } = open();
    if (!tags.isReady()) await tags.ready;
    const near = this.#findNear(key);
    if (near) return answer(near, "memory");
    const far = await this.#findFar(key);
    if (far) return answer(far, "redis");
    this.#since = versions.now();
    return null;
  }

  /** @param {string} key */
  #findNear(key) {
    const entry = pages.get(key) ?? missing.get(key);
    if (!entry || !versions.isStale(entry.stamp)) return entry;
    counts.stale += 1;
    pages.delete(key);
    missing.delete(key);
  }

  /** @param {string} key @returns {Promise<import("./levels.mjs").PageEntry | null>} */
  async #findFar(key) {
    const text = await open().redis.get(this.#redisKey(key));
    const entry = text === null ? null : await decode(text);
    if (!entry || versions.isStale(entry.stamp)) return null;
    pages.set(key, entry);
    return entry;
  }

  /**
   * Keeps a page, and gives it its content policy: Next answers the very request that rendered it from this object.
   *
   * @param {string} key
   * @param {import("next/dist/server/response-cache").IncrementalCacheValue | null} value
   * @param {{ tags?: string[], cacheControl?: import("next/dist/server/lib/cache-control").CacheControl }} context
   */
  async set(key, value, { tags = [], cacheControl }) {
    if (building) return;
    if (!value) {
      pages.delete(key);
      return;
    }
    if (value.kind !== "APP_PAGE" && value.kind !== "APP_ROUTE") return;
    const own = String(value.headers?.["x-next-cache-tags"] ?? "")
      .split(",")
      .filter(Boolean);
    if (own.includes(MISSING_TAG)) value.status = 404;
    if (value.kind === "APP_PAGE") protect(value);
    counts.rendered += 1;
    const stamp = versions.stamp([...new Set([...own, ...tags])], this.#since);
    // One of its tags has changed while it was rendered: good enough for this visitor, not for the next.
    if (!stamp) return;
    const entry = {
      value: { ...value },
      cacheControl,
      stamp,
      at: Date.now(),
      bytes: sizeOf(value) + key.length,
    };
    if ((value.status ?? 200) >= 400) {
      missing.set(key, entry);
      return;
    }
    pages.set(key, entry);
    const seconds = Math.min(MAX_SECONDS, cacheControl?.expire ?? MAX_SECONDS);
    // Not waited for: this runs before the visitor gets the page.
    void encode(entry).then((text) => {
      if (text !== null) open().redis.set(this.#redisKey(key), text, seconds);
    });
  }

  /** @param {string | string[]} tags */
  async revalidateTag(tags) {
    await open().tags.invalidate([tags].flat());
  }

  resetRequestCache() {}

  /** Builds never share pages. @param {string} key */
  #redisKey(key) {
    return `page:${buildOf(this.#serverFolder)}:${key}`;
  }
}

/** @param {string | undefined} kind */
const isPage = (kind) => kind === "APP_PAGE" || kind === "APP_ROUTE";

/** @type {string | undefined} */
let build;

/** @param {string | undefined} serverDistDir */
function buildOf(serverDistDir = "") {
  build ??= readFileSync(path.join(serverDistDir, "..", "BUILD_ID"), "utf8").trim();
  return build;
}

/** @param {import("next/dist/server/response-cache").IncrementalCachedAppPageValue} page */
function protect(page) {
  page.html = toOneByteHtml(joinScripts(page.html));
  const { hashes, unknown } = hashScripts(page.html);
  counts.unknownScripts += unknown;
  page.headers = {
    ...page.headers,
    "cache-control": FRESHNESS,
    "content-security-policy": contentPolicy({ scripts: hashes.join(" ") }),
  };
}

/** @param {import("./levels.mjs").PageEntry} entry @param {"memory" | "redis"} level */
function answer({ at, value, cacheControl }, level) {
  counts[level] += 1;
  const headers = { ...("headers" in value ? value.headers : {}), "x-storehouse-cache": level };
  return { lastModified: at, value: { ...value, headers }, cacheControl };
}

/** Roughly what an entry holds in memory. @param {import("next/dist/server/response-cache").IncrementalCacheValue} value */
function sizeOf(value) {
  if (value.kind === "APP_ROUTE") return value.body.length + 1000;
  if (value.kind !== "APP_PAGE") return 1000;
  const segments = [...(value.segmentData ?? [])].reduce(
    (sum, [name, bytes]) => sum + name.length + bytes.length,
    0,
  );
  return value.html.length + (value.rscData?.length ?? 0) + segments + 2000;
}

/** @param {import("./levels.mjs").PageEntry} entry @returns {Promise<string | null>} */
async function encode(entry) {
  try {
    return (await compress(v8.serialize(entry), brotli)).toString("base64");
  } catch (error) {
    log("a page could not be packed for the cache in Redis", error);
    return null;
  }
}

/** @param {string} text @returns {Promise<import("./levels.mjs").PageEntry | null>} null when it is damaged. */
async function decode(text) {
  try {
    return v8.deserialize(await decompress(Buffer.from(text, "base64")));
  } catch (error) {
    log("a page of the cache in Redis could not be read", error);
    return null;
  }
}
