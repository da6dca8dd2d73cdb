import { createServer as createHttpServer, request as httpRequest } from "node:http";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { rateLimit } from "@/db/schema/platform";
import { openTestDatabase } from "@/db/testing/database";
import { signInCustomerOperation } from "@/lib/account/operations";
import { signInCustomer } from "@/lib/account/sign-in-customer";
import { ensureApiKey } from "@/lib/auth/ensure-api-key";
import { createRedisLevel } from "@/lib/cache/redis-level.mjs";
import { createCartOperation, getCartOperation } from "@/lib/cart/operations";
import { listCategoriesOperation } from "@/lib/catalog/operations";
import { AppError } from "@/lib/errors/app-error";
import { newCapability } from "@/lib/ids/capability";
import { listStockLevelsOperation } from "@/lib/inventory/operations";
import type { LimitName } from "@/lib/limit/limits";
import { planDoorUses, planSubjectUses } from "@/lib/limit/plan-uses";
import { pruneLimits } from "@/lib/limit/prune-limits";
import { requireUses } from "@/lib/limit/require-uses";
import type { Operation } from "@/lib/operation/define-operation";
import { notePeers } from "@/lib/operation/note-peers";
import { peerAddress } from "@/lib/operation/peer-address";
import { makeAccount } from "@/lib/testing/accounts";
import { shopContext } from "@/lib/testing/shop-context";
import { limitAtDoor, limitSubject } from "./limit-request";
import { route } from "./route";

const apiKey = "sk_test_limits";
const ada = "ada@example.com";
const eve = "eve@example.com";
const guest = { type: "guest" } as const;

let database: Awaited<ReturnType<typeof openTestDatabase>>;
/** Takes connections and never answers: the Redis of this file. */
let hungRedis: Server;
const redisSockets: Socket[] = [];
const redisUrl = () => `http://127.0.0.1:${(hungRedis.address() as AddressInfo).port}`;

beforeAll(async () => {
  database = await openTestDatabase({ maxConnections: 4 });
  hungRedis = createServer((socket) => redisSockets.push(socket));
  await new Promise<void>((resolve) => hungRedis.listen(0, "127.0.0.1", resolve));
  Object.assign(process.env, {
    APP_URL: "http://shop.test",
    DATABASE_URL: database.url,
    AUTH_SECRET: "a secret of the tests, long enough",
    STRIPE_SECRET_KEY: "x",
    STRIPE_WEBHOOK_SECRET: "x",
    INNGEST_EVENT_KEY: "x",
    INNGEST_SIGNING_KEY: "x",
    UPSTASH_REDIS_REST_URL: redisUrl(),
    UPSTASH_REDIS_REST_TOKEN: "x",
    SMTP_URL: "smtp://127.0.0.1:9",
  });
  await ensureApiKey(database.db, { name: "test", key: apiKey });
  await makeAccount(shopContext(database.db), ada);
});
afterAll(async () => {
  for (const socket of redisSockets) socket.destroy();
  hungRedis.close();
  await database.close();
});
beforeEach(async () => {
  forgetMemory();
  endPause();
  await database.db.delete(rateLimit);
});

const held = globalThis as unknown as Record<symbol, unknown>;
/** What another process knows: only what is in Postgres. */
const forgetMemory = () => void delete held[Symbol.for("storehouse.limits.memory")];
const endPause = () => {
  const postgres = held[Symbol.for("storehouse.limits.postgres")] as { pausedUntil: number } | undefined;
  if (postgres) postgres.pausedUntil = 0;
};

/** A try of a form, from its place to what it is about, as its door counts it. */
async function attempt(name: LimitName, address: string, input: Record<string, string>, device?: string) {
  const asker = { address, actor: guest, device };
  try {
    await requireUses([...planDoorUses(name, asker), ...planSubjectUses(name, asker, input)]);
    return "passed";
  } catch (error) {
    if (error instanceof AppError && error.code === "rate_limited") return error.details;
    throw error;
  }
}

async function countPassed(times: number, work: (index: number) => Promise<unknown>): Promise<number> {
  let passed = 0;
  for (let index = 0; index < times; index += 1) if ((await work(index)) === "passed") passed += 1;
  return passed;
}

async function ask(
  operation: unknown,
  {
    address = "192.0.2.1",
    key,
    params = {},
    ...init
  }: RequestInit & { address?: string; key?: string; params?: Record<string, string> } = {},
  host = "shop.test",
) {
  const headers = {
    host,
    "x-forwarded-for": address,
    "content-type": "application/json",
    ...(key ? { authorization: `Bearer ${key}` } : {}),
  };
  const answer = await route(operation as Operation)(
    new Request("http://shop.test/api/v1", { ...init, headers }),
    {
      params: Promise.resolve(params),
    },
  );
  return {
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json()) as Record<string, unknown>,
  };
}

test("of a thousand sign-ins from one connection, with a new address in every header each time, ten reach a password", async () => {
  notePeers();
  let reached = 0;
  const input = { email: ada, password: "this is not the password" };
  const signInFrom = async (address: string) => {
    const asker = { address, actor: guest };
    await limitAtDoor(signInCustomerOperation, asker);
    await limitSubject(signInCustomerOperation, asker, input);
    reached += 1;
    await signInCustomer(shopContext(database.db), input);
  };
  const server = createHttpServer((incoming, response) => {
    const address = peerAddress(new Headers(incoming.headers as Record<string, string>));
    signInFrom(address).then(
      () => response.end(),
      (error: unknown) => response.writeHead(error instanceof AppError ? error.status : 500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const signIn = (index: number) =>
    new Promise<number>((resolve, reject) => {
      const made = `203.0.${index >> 8}.${index & 255}`;
      const headers = {
        "x-forwarded-for": index % 2 ? made : `${made}, 10.0.0.${index & 255}`,
        forwarded: `for=${made};proto=https`,
        "x-real-ip": made,
        "true-client-ip": made,
        "cf-connecting-ip": made,
      };
      httpRequest({ port, host: "127.0.0.1", method: "POST", headers }, (answer) => {
        answer.resume().on("end", () => resolve(answer.statusCode ?? 0));
      })
        .on("error", reject)
        .end();
    });
  const statuses: number[] = [];
  for (let index = 0; index < 1000; index += 1) statuses.push(await signIn(index));
  server.closeAllConnections();
  server.close();
  expect(reached).toBe(10);
  expect(statuses.filter((status) => status === 401)).toHaveLength(10);
  expect(statuses.filter((status) => status === 429)).toHaveLength(990);
  // Its account is not lost to its owner, and nobody else's is touched.
  expect(await attempt("sign_in", "198.51.100.1", { email: ada })).toBe("passed");
  expect(await attempt("sign_in", "198.51.100.1", { email: eve })).toBe("passed");
});

test("an account that is tried from everywhere is closed to strangers alone: its own browsers and other accounts go on", async () => {
  const place = (index: number) => `203.0.113.${Math.floor(index / 10)}`;
  expect(await countPassed(150, (index) => attempt("sign_in", place(index), { email: ada }))).toBe(100);
  expect(await attempt("sign_in", "198.51.100.1", { email: ada })).toMatchObject({
    "violated-policies": ["sign_in-account"],
  });
  expect(await attempt("sign_in", "198.51.100.1", { email: eve })).toBe("passed");
  const own = (index: number) => attempt("sign_in", "198.51.100.1", { email: ada }, `browser ${index % 2}`);
  expect(await countPassed(40, own)).toBe(20);
});

test("one place uses up neither an account nor what is left for all together", async () => {
  await countPassed(200, () => attempt("staff_sign_in", "203.0.113.1", { email: ada }));
  const [row] = await database.db.select({ count: sql<number>`max(points)::int` }).from(rateLimit);
  expect(row?.count).toBe(20);
  expect(await attempt("staff_sign_in", "203.0.113.2", { email: ada })).toBe("passed");
});

test("of fifty at once, as many pass as the limit allows, and other processes know", async () => {
  const all = await Promise.all(
    Array.from({ length: 50 }, () => attempt("promotion_code", "203.0.113.1", { cartId: "a" })),
  );
  expect(all.filter((outcome) => outcome === "passed")).toHaveLength(10);
  forgetMemory();
  expect(await attempt("promotion_code", "203.0.113.1", { cartId: "b" })).toMatchObject({
    retryAfterSeconds: expect.any(Number),
  });
});

test("while the table of limits is away, this process goes on where Postgres was, and reads and writes are served", async () => {
  const next = () => attempt("promotion_code", "203.0.113.1", {});
  expect(await countPassed(7, next)).toBe(7);
  await database.db.execute(sql`alter table rate_limit rename to rate_limit_away`);
  try {
    expect(await countPassed(20, next)).toBe(3);
    expect((await ask(listCategoriesOperation)).status).toBe(200);
    expect((await ask(createCartOperation, { method: "POST", body: "{}" })).status).toBe(201);
  } finally {
    await database.db.execute(sql`alter table rate_limit_away rename to rate_limit`);
  }
  endPause();
  forgetMemory();
  expect(await countPassed(20, next)).toBe(3);
});

test("while the table of limits hangs, nobody waits longer than a moment, limits hold, and no connection of pages is held", async () => {
  const locker = await openTestLock();
  try {
    const begun = Date.now();
    expect(await countPassed(20, () => attempt("promotion_code", "203.0.113.9", {}))).toBe(10);
    expect(Date.now() - begun).toBeLessThan(4000);
    const orders = await Promise.all(
      Array.from({ length: 8 }, () => ask(createCartOperation, { method: "POST", body: "{}" })),
    );
    expect(orders.map(({ status }) => status)).toEqual(Array(8).fill(201));
  } finally {
    await locker.release();
  }
});

async function openTestLock() {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let locked = () => {};
  const isLocked = new Promise<void>((resolve) => {
    locked = resolve;
  });
  const done = database.db.transaction(async (tx) => {
    await tx.execute(sql`lock table rate_limit in access exclusive mode`);
    locked();
    await released;
  });
  await isLocked;
  return {
    release: () => {
      release();
      return done;
    },
  };
}

test("with Redis hung, limits hold without asking it, and a page waits for it only until it is left alone", async () => {
  redisSockets.length = 0;
  expect(await countPassed(20, () => attempt("sign_in", "203.0.113.1", { email: ada }))).toBe(10);
  expect((await ask(listCategoriesOperation)).status).toBe(200);
  expect(redisSockets).toHaveLength(0);
  const level = createRedisLevel({ url: redisUrl(), token: "x", prefix: "p", log: () => undefined });
  const begun = Date.now();
  for (let index = 0; index < 100; index += 1) expect(await level.get(`page-${index}`)).toBeNull();
  expect(Date.now() - begun).toBeLessThan(10_000);
  expect(redisSockets.length).toBeGreaterThan(0);
});

test("the table bears no address of a network or a mailbox, and rows that are over are removed", async () => {
  await attempt("sign_in", "203.0.113.77", { email: ada });
  const rows = await database.db.select().from(rateLimit);
  expect(rows.map(({ key }) => String(key.split(":")[0])).toSorted()).toEqual([
    "sign_in-account",
    "sign_in-account-here",
    "sign_in-address",
  ]);
  for (const { key } of rows) expect(key).toMatch(/^[a-z_-]+:[\w-]{22}$/);
  await database.db.execute(
    sql`update rate_limit set expire = now() - interval '1 second' where key like 'sign_in-address:%'`,
  );
  await pruneLimits(database.db);
  expect(await database.db.select().from(rateLimit)).toHaveLength(2);
});

test("every answer of REST, whatever it is, says how much of which limit is left", async () => {
  const answers = {
    200: await ask(listCategoriesOperation),
    404: await ask(getCartOperation, { params: { cartId: newCapability() } }),
    400: await ask(getCartOperation, { params: { cartId: "none" } }),
    401: await ask(listStockLevelsOperation),
    421: await ask(listCategoriesOperation, {}, "elsewhere.test"),
  };
  for (const [status, { status: got, headers }] of Object.entries(answers)) {
    expect(String(got)).toBe(status);
    expect(headers.get("ratelimit-policy"), status).toBe(
      '"read-address";q=600;w=60, "read-all";q=60000;w=60',
    );
    expect(headers.get("ratelimit"), status).toMatch(/^"read-address";r=59\d;t=\d{1,2}$/);
  }
  const wrong = await ask(listCategoriesOperation, { key: "sk_none" });
  expect([wrong.status, wrong.headers.get("ratelimit")]).toEqual([401, '"wrong_key-address";r=29;t=60']);
});

test("a refusal is a problem with when to come again, and tells the limit that refused", async () => {
  const make = () => ask(createCartOperation, { method: "POST", body: "{}", address: "203.0.113.5" });
  for (let index = 0; index < 120; index += 1) await attempt("cart", "203.0.113.5", {});
  const { status, headers, body } = await make();
  expect(status).toBe(429);
  expect(headers.get("content-type")).toBe("application/problem+json");
  const seconds = Number(headers.get("retry-after"));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  expect(body).toMatchObject({
    status: 429,
    code: "rate_limited",
    retryAfterSeconds: seconds,
    "violated-policies": ["cart-address"],
  });
  expect(headers.get("ratelimit")).toBe(`"cart-address";r=0;t=${seconds}`);
});

test("a key is counted by itself, wherever it is used from, and wrong ones by where they come from", async () => {
  const first = await ask(listStockLevelsOperation, { key: apiKey, address: "192.0.2.1" });
  const second = await ask(listStockLevelsOperation, { key: apiKey, address: "192.0.2.2" });
  expect([first.status, first.headers.get("ratelimit-policy")]).toEqual([
    200,
    '"key_read-caller";q=1200;w=60',
  ]);
  expect(second.headers.get("ratelimit")).toMatch(/^"key_read-caller";r=1198;/);
  const made = await ask(createCartOperation, { key: apiKey, method: "POST", body: "{}" });
  expect(made.headers.get("ratelimit")).toMatch(/^"key_write-caller";r=299;/);
  for (let index = 0; index < 30; index += 1)
    expect((await ask(listCategoriesOperation, { key: `sk_${index}`, address: "203.0.113.5" })).status).toBe(
      401,
    );
  // Not even the right one is looked up from there.
  expect((await ask(listCategoriesOperation, { key: apiKey, address: "203.0.113.5" })).status).toBe(429);
  expect((await ask(listCategoriesOperation, { key: apiKey, address: "203.0.113.6" })).status).toBe(200);
});
