import { Redis } from "@upstash/redis";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { startRedis } from "@/local/redis/start-redis";
import { emptyRedis } from "./empty-redis";
import { invalidateTags } from "./invalidate-tags";

const token = "a-token-for-tests";
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let redis: Awaited<ReturnType<typeof startRedis>>;
const opened: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  database = await openTestDatabase({ maxConnections: 4 });
  redis = await startRedis({ token });
  vi.stubEnv("DATABASE_URL", database.url);
  vi.stubEnv("UPSTASH_REDIS_REST_TOKEN", token);
  vi.stubEnv("APP_URL", "http://127.0.0.1:1");
});

afterEach(async () => {
  for (const tags of opened.splice(0)) await tags.stop();
});

afterAll(async () => {
  await redis.stop();
  await database.close();
});

/** The cache of a further server process: modules of their own, over the same Postgres and Redis. */
async function openInstance(redisUrl = redis.url) {
  vi.stubEnv("UPSTASH_REDIS_REST_URL", redisUrl);
  vi.resetModules();
  const { default: PageCache } = await import("./page-cache.mjs");
  const levels = await import("./levels.mjs");
  opened.push(levels.open().tags);
  // Next reads the build's id beside this folder.
  const context = { serverDistDir: "lib/cache/testing/server", revalidatedTags: [], _requestHeaders: {} };
  const request = () => new PageCache(context);
  return {
    request,
    get: async (key: string) => {
      const found = await request().get(key, { kind: "APP_PAGE" });
      const value = found?.value as { html: string; headers: Record<string, string> } | undefined;
      return value ? { html: value.html, level: value.headers["x-storehouse-cache"] } : null;
    },
    render: async (key: string, html: string, tags: string[], status?: number, during = async () => {}) => {
      const cache = request();
      await cache.get(key, { kind: "APP_PAGE" });
      await during();
      const page = {
        kind: "APP_PAGE" as const,
        html,
        rscData: Buffer.from("rsc"),
        headers: { "x-next-cache-tags": tags.join(",") } as Record<string, string>,
        postponed: undefined,
        status,
        segmentData: new Map([["/_tree", Buffer.from("tree")]]),
      };
      await cache.set(key, page as never, { cacheControl: { revalidate: 86_400, expire: 604_800 } });
      return page;
    },
    levels,
  };
}

test("a page rendered by one instance is served by another from level 2, then from its own memory", async () => {
  const [a, b] = [await openInstance(), await openInstance()];
  await a.render("/p/shared", "<p>1</p>", ["product:shared"]);
  expect(await a.get("/p/shared")).toEqual({ html: "<p>1</p>", level: "memory" });
  await expect.poll(() => b.get("/p/shared")).toEqual({ html: "<p>1</p>", level: "redis" });
  expect(await b.get("/p/shared")).toEqual({ html: "<p>1</p>", level: "memory" });
});

test("a changed tag takes the page from both levels of every instance, within two seconds", async () => {
  const [a, b] = [await openInstance(), await openInstance()];
  await a.render("/p/changed", "<p>old</p>", ["product:changed", "shop"]);
  await expect.poll(() => b.get("/p/changed")).not.toBeNull();
  await invalidateTags(database.db, ["product:changed"]);
  await expect
    .poll(async () => [await a.get("/p/changed"), await b.get("/p/changed")], { timeout: 2000, interval: 5 })
    .toEqual([null, null]);
  await b.render("/p/changed", "<p>new</p>", ["product:changed"]);
  await expect.poll(async () => (await a.get("/p/changed"))?.html).toBe("<p>new</p>");
});

test("a page made of old data while the change came in is shown once and never kept", async () => {
  const [a, b] = [await openInstance(), await openInstance()];
  await a.render("/p/raced", "<p>old</p>", ["product:raced"], undefined, async () => {
    await invalidateTags(database.db, ["product:raced"]);
    await a.levels.open().tags.sync();
  });
  expect(await a.get("/p/raced")).toBeNull();
  expect(await b.get("/p/raced")).toBeNull();
});

test("a page that does not exist is kept in a small list of this process alone", async () => {
  const [a, b] = [await openInstance(), await openInstance()];
  for (let index = 0; index < 400; index += 1) {
    await a.render(`/p/nothing-${index}`, "x".repeat(8000), [`product:nothing-${index}`], 404);
  }
  expect(a.levels.pages.size).toBe(0);
  expect(a.levels.missing.calculatedSize).toBeLessThanOrEqual(1024 * 1024);
  expect(await a.get("/p/nothing-399")).not.toBeNull();
  expect(await b.get("/p/nothing-399")).toBeNull();
  await invalidateTags(database.db, ["product:nothing-399"]);
  await expect.poll(() => a.get("/p/nothing-399"), { timeout: 2000, interval: 5 }).toBeNull();
});

test("a cache that is emptied holds nothing of the shop any more, and all of its neighbours", async () => {
  const [a, b, c] = [await openInstance(), await openInstance(), await openInstance()];
  const client = new Redis({ url: redis.url, token, enableTelemetry: false });
  await client.set("neighbour", "here");
  await a.render("/p/emptied", "<p>1</p>", ["product:emptied"]);
  await expect.poll(() => b.get("/p/emptied")).not.toBeNull();
  const mine = { url: redis.url, token, appUrl: "http://127.0.0.1:1/" };
  expect(await emptyRedis({ ...mine, appUrl: "http://127.0.0.1:2" })).toBe(0);
  expect(await emptyRedis(mine)).toBeGreaterThan(0);
  expect(await c.get("/p/emptied")).toBeNull();
  expect(await client.get("neighbour")).toBe("here");
  await expect(emptyRedis({ ...mine, url: "http://127.0.0.1:1" })).rejects.toThrow();
});

test("without Redis pages are kept in memory, and nothing fails or waits long", async () => {
  const a = await openInstance("http://127.0.0.1:1");
  for (let index = 0; index < 20; index += 1) await a.render(`/p/alone-${index}`, "<p>1</p>", []);
  expect(await a.get("/p/alone-7")).toEqual({ html: "<p>1</p>", level: "memory" });
  expect(await a.get("/p/never")).toBeNull();
  const counts = a.levels.open().redis.counts;
  // After three failures in a row it is left alone.
  expect(counts.failures).toBeLessThan(counts.skipped);
});

test("a page carries the hashes of its own scripts, and none of a planted one", async () => {
  const a = await openInstance();
  const own = 'self.__next_f.push([1,"flight"])';
  const page = await a.render("/p/policy", `<script>${own}</script><script>planted()</script>`, []);
  const policy = page.headers["content-security-policy"] ?? "";
  expect(policy.match(/'sha256-/g)).toHaveLength(1);
  expect(policy).not.toContain("unsafe-inline");
  expect(policy).not.toContain("nonce-");
});
