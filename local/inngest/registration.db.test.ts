import type { Inngest, InngestFunction } from "inngest";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { readFunctions } from "./read-functions";
import { startInngest } from "./start-inngest";
import { bearer, clientOf, EVENT_KEY, isRegistered, lookAt, openApp, SIGNING_KEY } from "./testing/open-jobs";

const OPTIONS = { signingKey: SIGNING_KEY, eventKey: EVENT_KEY };

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let app: Awaited<ReturnType<typeof openApp>>;
let service: Awaited<ReturnType<typeof startInngest>>;
let client: Inngest;
let look: ReturnType<typeof lookAt>;

beforeAll(async () => {
  database = await openTestDatabase({ maxConnections: 2 });
  app = await openApp();
  service = await startInngest({ ...OPTIONS, databaseUrl: database.url, appUrls: [app.url] });
  client = clientOf(service.url);
  look = lookAt(service.url, client);
});

afterAll(async () => {
  await service.stop();
  await app.close();
  await database.close();
});

const register = (functions: unknown, headers: Record<string, string> = bearer, url = service.url) =>
  fetch(`${url}/fn/register`, { method: "POST", headers, body: JSON.stringify({ functions }) });

/** What the SDK would tell of a function with these settings. */
function told(settings: Record<string, unknown>) {
  const options = { id: "odd", triggers: [{ event: "t/odd" }], ...settings };
  const made = client.createFunction(options as never, () => undefined) as unknown as {
    getConfig(of: { baseUrl: URL; appPrefix: string }): unknown[];
  };
  const configs = made.getConfig({ baseUrl: new URL(app.url), appPrefix: "shop" });
  return JSON.parse(JSON.stringify(configs)) as unknown[];
}

test("events that came before a function was known trigger it once it is", async () => {
  const id = await look.send("t/early", { n: 1 });
  expect(await look.runsOf(id)).toEqual([]);
  app.serve(client, [
    client.createFunction({ id: "early", triggers: [{ event: "t/early" }] }, ({ event }) => event.data.n),
  ] satisfies InngestFunction.Like[]);
  await isRegistered(database.sql, 1);
  expect((await look.ended(id)).output).toBe(1);
});

test("a function that is registered again does not run again for what it ran for", async () => {
  const functions = told({ id: "early", triggers: [{ event: "t/early" }] });
  const id = await look.send("t/early", { n: 2 });
  await look.ended(id);
  expect((await register([])).status).toBe(200);
  expect((await register(functions)).status).toBe(200);
  await look.ended(await look.send("t/early", { n: 3 }));
  expect(await look.runsOf(id)).toHaveLength(1);
});

test.each([
  ["debounce", { debounce: { period: "1s" } }],
  ["throttle", { throttle: { limit: 1, period: "1s" } }],
  ["rateLimit", { rateLimit: { limit: 1, period: "1s" } }],
  ["batchEvents", { batchEvents: { maxSize: 2, timeout: "1s" } }],
  ["priority", { priority: { run: "1" } }],
  ["singleton", { singleton: { mode: "skip" } }],
  ["timeouts", { timeouts: { start: "1s" } }],
  ["jitter", { triggers: [{ cron: "* * * * *", jitter: "10s" }] }],
  ["five fields", { triggers: [{ cron: "* * * * * *" }] }],
  ["pattern", { triggers: [{ event: "t/*" }] }],
  ["not sent here", { triggers: [{ event: "inngest/function.finished" }] }],
  ["is not supported", { triggers: [{ event: "t/odd", if: "event.data.n > 1" }] }],
  ["is not supported", { triggers: [{ event: "t/odd", if: "event.data.n == async.data.n" }] }],
  ["is not supported", { cancelOn: [{ event: "t/stop", if: "async.data.n > 1" }] }],
  ["not a duration", { cancelOn: [{ event: "t/stop", timeout: "soon" }] }],
  ["is not supported", { idempotency: "event.data.a + event.data.b" }],
  ["scope", { concurrency: { limit: 1, scope: "account" } }],
  ["limit", { concurrency: { limit: 0 } }],
  ["attempts", { retries: 21 }],
])("a function that asks for what is not done here is refused by name: %s", async (problem, settings) => {
  const response = await register(told(settings));
  expect(response.status).toBe(400);
  const { error } = (await response.json()) as { error: string };
  expect(error).toContain("shop-odd");
  expect(error).toContain(problem);
});

test("a refused registration changes nothing, and is shown until a good one comes", async () => {
  const alone = await startInngest({ ...OPTIONS, databaseUrl: database.url, appUrls: [] });
  const page = async () => (await fetch(alone.url)).text();
  const tell = (functions: unknown[]) => register(functions, bearer, alone.url);
  const early = told({ id: "early", triggers: [{ event: "t/early" }] });
  for (const _time of ["first", "repeated"]) {
    expect((await tell([...early, ...told({ debounce: { period: "1s" } })])).status).toBe(400);
    expect(await page()).toMatch(/role="alert">[^<]*shop-odd/);
  }
  expect(await database.sql`select id from local_inngest.function where id = 'shop-odd'`).toEqual([]);
  expect((await tell(early)).status).toBe(200);
  expect(await page()).not.toContain('role="alert"');
  await alone.stop();
});

test("what the SDK tells of every setting that is done here is understood", () => {
  const [config, failure] = readFunctions(
    told({
      triggers: [{ event: "t/a", if: "event.data.n == 1" }, { cron: "TZ=Europe/Rome 0 9 * * 1-5" }],
      retries: 0,
      cancelOn: [{ event: "t/b", match: "data.id", timeout: "1d" }],
      concurrency: [{ limit: 2 }, { limit: 1, key: "event.data.id", scope: "fn" }],
      idempotency: "event.data.id",
      onFailure: () => undefined,
    }),
  );
  expect(config).toEqual({
    id: "shop-odd",
    url: expect.stringContaining(app.url),
    retries: 0,
    triggers: [{ event: "t/a", expression: "event.data.n == 1" }, { cron: "TZ=Europe/Rome 0 9 * * 1-5" }],
    cancel: [{ event: "t/b", expression: "event.data.id == async.data.id", timeout: "1d" }],
    concurrency: [{ limit: 2 }, { limit: 1, key: "event.data.id" }],
    idempotency: "event.data.id",
  });
  expect(failure).toMatchObject({ id: "shop-odd-failure", retries: 1 });
});

test("registration needs the hash of the signing key, and JSON", async () => {
  for (const authorization of ["", "Bearer wrong", `Bearer ${SIGNING_KEY}`])
    expect((await register([], { authorization })).status).toBe(401);
  for (const body of ["", "{", "{}", '{"functions":{}}']) {
    const response = await fetch(`${service.url}/fn/register`, { method: "POST", headers: bearer, body });
    expect(response.status).toBe(400);
  }
});

test("an app that is asked to register by hand posts its functions", async () => {
  const response = await fetch(app.url, { method: "PUT" });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ modified: true });
});
