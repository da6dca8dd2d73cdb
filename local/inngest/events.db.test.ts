import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { EVENT_KEY, eventually, openJobs } from "./testing/open-jobs";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let jobs: Awaited<ReturnType<typeof openJobs>>;
let effects: string[] = [];
const did = (effect: string) => effects.push(effect);
let busy = 0;
let busiest = 0;
let release: (() => void)[] = [];

/** Stays busy until the test lets it go. */
async function stay() {
  busiest = Math.max(busiest, ++busy);
  await new Promise<void>((resolve) => release.push(resolve));
  busy -= 1;
}

beforeAll(async () => {
  database = await openTestDatabase({ maxConnections: 2 });
  jobs = await openJobs(database.url, (client) => [
    client.createFunction({ id: "note", triggers: [{ event: "t/note" }] }, ({ event }) => {
      did(`note ${event.data.n}`);
      return event;
    }),
    client.createFunction(
      { id: "some", triggers: [{ event: "t/some", if: "event.data.kind == 'good'" }, { event: "t/other" }] },
      ({ event }) => did(`some ${event.data.kind}`),
    ),
    client.createFunction({ id: "wait", triggers: [{ event: "t/wait" }] }, async ({ step, event }) => {
      const paid = await step.waitForEvent("paid", {
        event: "t/paid",
        timeout: "1h",
        ...(event.data.if ? { if: event.data.if } : { match: "data.order" }),
      });
      return paid && { amount: paid.data.amount, name: paid.name };
    }),
    client.createFunction(
      {
        id: "cancel",
        triggers: [{ event: "t/begin" }],
        cancelOn: [
          { event: "t/stop", match: "data.id", timeout: "1h" },
          { event: "t/stop-all" },
          { event: "t/begin", match: "data.id" },
        ],
      },
      async ({ step, event }) => {
        await step.sleep("long", "2h");
        did(`woke ${event.data.id}`);
      },
    ),
    client.createFunction(
      { id: "once", triggers: [{ event: "t/once" }], idempotency: "event.data.key" },
      ({ event }) => did(`once ${event.data.key}`),
    ),
    client.createFunction({ id: "two", triggers: [{ event: "t/two" }], concurrency: 2 }, stay),
    client.createFunction(
      { id: "keyed", triggers: [{ event: "t/keyed" }], concurrency: { limit: 1, key: "event.data.shop" } },
      stay,
    ),
  ]);
});

beforeEach(() => {
  effects = [];
  release = [];
  busy = 0;
  busiest = 0;
});

afterAll(async () => {
  await jobs.stop();
  await database.close();
});

const waiting = async () => (await jobs.sql`select id from local_inngest.step where result is null`).length;
const unrouted = async () => (await jobs.sql`select id from local_inngest.event where not routed`).length;
const running = async () =>
  (await jobs.sql`select id from local_inngest.run where status = 'Running'`).length;
const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${jobs.url}/e/${EVENT_KEY}`, { method: "POST", body, headers });

test("a function sees the event as it was sent, under the sender's id", async () => {
  const event = {
    id: "mine",
    name: "t/note",
    data: { n: 1 },
    ts: 1_795_448_919_016,
    v: "2",
    user: { id: 7 },
  };
  const { ids } = (await (await post(JSON.stringify(event))).json()) as { ids: string[] };
  expect(ids).toEqual([expect.stringMatching(/^[0-9A-Z]{26}$/)]);
  expect((await jobs.ended(ids[0] ?? "")).output).toMatchObject(event);
  expect(await jobs.runsOf("mine")).toHaveLength(1);
});

test("an event id that comes again within a day does nothing; after a day it runs", async () => {
  const first = await jobs.send("t/note", { n: 1 }, "again");
  await jobs.ended(first);
  await jobs.shift(86_000);
  expect(await jobs.send("t/note", { n: 1 }, "again")).toBe(first);
  await jobs.shift(500);
  const next = await jobs.send("t/note", { n: 2 }, "again");
  expect(next).not.toBe(first);
  await jobs.ended(next);
  expect(effects).toEqual(["note 1", "note 2"]);
});

test("a request that the SDK repeats names the same events and runs them once", async () => {
  const body = JSON.stringify([
    { name: "t/note", data: { n: 1 } },
    { name: "t/note", data: { n: 2 } },
  ]);
  const headers = { "x-inngest-event-id-seed": "1795448919016,qqBKZ5s0kNA0Zg==" };
  const answers = await Promise.all([1, 2, 3].map(async () => (await post(body, headers)).json()));
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  const [one = "", two = ""] = (answers[0] as { ids: string[] }).ids;
  expect(one).not.toBe(two);
  expect(one.slice(0, 10)).toBe(two.slice(0, 10));
  await jobs.ended(one);
  await jobs.ended(two);
  expect(effects.sort()).toEqual(["note 1", "note 2"]);
});

test.each([
  [400, "nothing", ""],
  [400, "what is not JSON", "{"],
  [400, "null", "null"],
  [400, "an empty list", "[]"],
  [400, "a number", "[1]"],
  [400, "no name", '{"data":{}}'],
  [400, "an empty name", '{"name":""}'],
  [400, "a name that cannot be kept", '{"name":"a\\u0000b"}'],
  [400, "an id that cannot be kept", '{"name":"t/note","id":"a\\u0000"}'],
  [400, "data that is a list", '{"name":"t/note","data":[1]}'],
  [400, "a time that is none", '{"name":"t/note","ts":"yesterday"}'],
  [400, "an event of the service's own", '{"name":"inngest/function.failed","data":{}}'],
  [400, "a good event and a bad one", '[{"name":"t/note","data":{"n":9}},{"name":7}]'],
  [413, "half a megabyte", JSON.stringify({ name: "t/note", data: { text: "x".repeat(520 * 1024) } })],
])("%i answers %s, and nothing of it is taken", async (status, _what, body) => {
  const before = await jobs.sql`select id from local_inngest.event`;
  const response = await post(body);
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual({ status, error: expect.any(String) });
  expect(await jobs.sql`select id from local_inngest.event`).toHaveLength(before.length);
});

test("a wrong event key is refused, as the SDK tells", async () => {
  const response = await fetch(`${jobs.url}/e/wrong`, { method: "POST", body: '{"name":"t/note"}' });
  expect(response.status).toBe(401);
  expect(await response.json()).toEqual({ status: 401, error: "Event key not found" });
});

test("a trigger's condition holds events back, and another trigger of the function does not", async () => {
  await jobs.send("t/some", { kind: "bad" });
  await jobs.ended(await jobs.send("t/some", { kind: "good" }));
  await jobs.ended(await jobs.send("t/other", { kind: "other" }));
  expect(effects).toEqual(["some good", "some other"]);
});

test("a wait ends with the first event that matches, and with that run alone", async () => {
  const [one, two] = [await jobs.send("t/wait", { order: "o1" }), await jobs.send("t/wait", { order: "o2" })];
  await eventually(waiting).toBe(2);
  await jobs.send("t/paid", { order: "other", amount: 1 });
  await jobs.send("t/paid", { order: "o1", amount: 42 });
  expect((await jobs.ended(one)).output).toEqual({ amount: 42, name: "t/paid" });
  expect((await jobs.runsOf(two))[0]?.status).toBe("Running");
  await jobs.shift(3601);
  expect(await jobs.ended(two)).toMatchObject({ status: "Completed", output: null });
});

test("a wait on what this service cannot evaluate fails its run and says so", async () => {
  const run = await jobs.run("t/wait", { if: "async.data.amount >= 10" });
  expect(run).toMatchObject({
    status: "Failed",
    output: { message: expect.stringContaining("async.data.amount >= 10") },
  });
});

test("an event cancels the runs that it matches, within the time that it may", async () => {
  const [one, two] = [await jobs.send("t/begin", { id: 1 }), await jobs.send("t/begin", { id: 2 })];
  await eventually(waiting).toBe(2);
  await jobs.send("t/stop", { id: 1 });
  expect((await jobs.ended(one)).status).toBe("Cancelled");
  await jobs.shift(3700);
  await jobs.ended(await jobs.send("t/stop", { id: 2 }).then(() => jobs.send("t/note", { n: 0 })));
  expect((await jobs.runsOf(two))[0]?.status).toBe("Running");
  await jobs.send("t/stop-all");
  expect((await jobs.ended(two)).status).toBe("Cancelled");
  await jobs.shift(7300);
  await jobs.run("t/note", { n: 1 });
  expect(effects).toEqual(["note 0", "note 1"]);
});

test("an event that cancels a function's run and begins another leaves the other", async () => {
  const one = await jobs.send("t/begin", { id: 3 });
  await eventually(waiting).toBe(1);
  const two = await jobs.send("t/begin", { id: 3 });
  expect((await jobs.ended(one)).status).toBe("Cancelled");
  await eventually(waiting).toBe(1);
  await jobs.shift(7300);
  expect((await jobs.ended(two)).status).toBe("Completed");
  expect(effects).toEqual(["woke 3"]);
});

test("a function with an idempotency key runs once a day for each value, always without one", async () => {
  const { ids } = await jobs.client.send(
    ["k", "k", "long ".repeat(2000), undefined, undefined].map((key) => ({ name: "t/once", data: { key } })),
  );
  await Promise.all([0, 2, 3, 4].map((index) => jobs.ended(ids[index] ?? "")));
  expect(await jobs.runsOf(ids[1] ?? "")).toEqual([]);
  await jobs.shift(86_300);
  await jobs.send("t/once", { key: "k" });
  await eventually(unrouted).toBe(0);
  await jobs.shift(200);
  await jobs.run("t/once", { key: "k" });
  expect(effects.filter((effect) => effect === "once k")).toHaveLength(2);
  expect(effects).toHaveLength(5);
});

test("a limit holds: no more calls at once than it says, and all of them in the end", async () => {
  await jobs.client.send(Array.from({ length: 5 }, () => ({ name: "t/two", data: {} })));
  await eventually(() => busy).toBe(2);
  await eventually(async () => {
    release.shift()?.();
    return running();
  }).toBe(0);
  expect(busiest).toBe(2);
});

test("a limit with a key counts each value by itself", async () => {
  const shops = ["a", "a", "a", "b", "b", "c"];
  await jobs.client.send(shops.map((shop) => ({ name: "t/keyed", data: { shop } })));
  await eventually(() => busy).toBe(3);
  await eventually(async () => {
    release.shift()?.();
    return running();
  }).toBe(0);
  expect(busiest).toBe(3);
});
