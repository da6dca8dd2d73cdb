import { NonRetriableError, referenceFunction } from "inngest";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { eventually, openJobs } from "./testing/open-jobs";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let jobs: Awaited<ReturnType<typeof openJobs>>;
let effects: string[] = [];
const did = (effect: string) => effects.push(effect);

beforeAll(async () => {
  database = await openTestDatabase({ maxConnections: 2 });
  jobs = await openJobs(database.url, (client) => {
    const callee = client.createFunction(
      { id: "callee", triggers: [{ event: "t/callee" }], retries: 0 },
      async ({ event }) => {
        if (event.data.n < 0) throw new NonRetriableError("negative");
        return event.data.n ** 2;
      },
    );
    return [
      callee,
      client.createFunction({ id: "sequence", triggers: [{ event: "t/sequence" }] }, async ({ step }) => {
        const a = await step.run("a", () => did("a") && { text: "zero \u0000, lone \ud800, ü" });
        await step.sleep("nap", 5_400_000);
        const b = await step.run("b", () => did("b") && 1);
        await step.sleepUntil("until", new Date(Date.now() - 1000));
        return { a, b, c: await step.run("b", () => did("b again") && 2) };
      }),
      client.createFunction(
        { id: "parallel", triggers: [{ event: "t/parallel" }] },
        async ({ step, event }) => {
          const parts = await Promise.all(
            Array.from({ length: event.data.count }, (_, index) =>
              step.run(`part ${index}`, () => did(`part ${index}`) && index),
            ),
          );
          const sum = await step.run(
            "sum",
            () => did("sum") && parts.reduce((total, part) => total + part, 0),
          );
          const chains = await Promise.all([
            step.run("left", () => did("left") && "l").then((left) => step.run("left 2", () => `${left}2`)),
            step.sleep("short", "1s").then(() => step.run("right", () => did("right") && "r")),
          ]);
          return { sum, chains };
        },
      ),
      client.createFunction({ id: "fan-out", triggers: [{ event: "t/fan-out" }] }, ({ step }) =>
        step.sendEvent("emit", [
          { name: "t/callee", data: { n: 1 } },
          { name: "t/callee", data: { n: 2 } },
        ]),
      ),
      client.createFunction({ id: "invoke", triggers: [{ event: "t/invoke" }] }, async ({ step, event }) => {
        try {
          return await step.invoke("call", { function: callee, data: { n: event.data.n } });
        } catch (error) {
          return `caught ${error instanceof Error ? error.message : ""}`;
        }
      }),
      client.createFunction({ id: "slow", triggers: [{ event: "t/slow" }] }, ({ step }) =>
        step.sleep("s", "1h"),
      ),
      client.createFunction(
        { id: "impatient", triggers: [{ event: "t/impatient" }] },
        async ({ step, event }) => {
          return step
            .invoke("call", { function: referenceFunction({ functionId: event.data.id }), timeout: "1m" })
            .catch((error: Error) => error.message);
        },
      ),
      client.createFunction({ id: "racing", triggers: [{ event: "t/racing" }] }, ({ step }) =>
        Promise.race([
          step.run({ id: "one", parallelMode: "race" }, () => 1),
          step.run({ id: "two", parallelMode: "race" }, () => 2),
        ]),
      ),
      client.createFunction({ id: "signal", triggers: [{ event: "t/signal" }] }, ({ step }) =>
        step.waitForSignal("s", { signal: "go", timeout: "1h", onConflict: "fail" }),
      ),
      client.createFunction({ id: "nothing", triggers: [{ event: "t/nothing" }] }, () => undefined),
    ];
  });
});

beforeEach(() => {
  effects = [];
});

afterAll(async () => {
  await jobs.stop();
  await database.close();
});

const sleeping = async () =>
  (await jobs.sql`select id from local_inngest.step where op = 'Sleep' and result is null`).length;

test("steps run once each, in order, with sleeps between, and results come back as they were", async () => {
  const id = await jobs.send("t/sequence");
  await eventually(sleeping).toBe(1);
  await jobs.shift(5000);
  expect((await jobs.runsOf(id))[0]?.status).toBe("Running");
  expect(effects).toEqual(["a"]);
  await jobs.shift(400);
  expect(await jobs.ended(id)).toMatchObject({
    status: "Completed",
    output: { a: { text: "zero \u0000, lone \ud800, ü" }, b: 1, c: 2 },
  });
  expect(effects).toEqual(["a", "b", "b again"]);
});

test("a function without a result completes with null", async () => {
  expect(await jobs.run("t/nothing")).toMatchObject({ status: "Completed", output: null });
});

test("parallel steps run once each, however they end together, and the function goes on once", async () => {
  const id = await jobs.send("t/parallel", { count: 12 });
  const { output, status } = await jobs.endedAfter(id, 1);
  expect({ output, status }).toEqual({ status: "Completed", output: { sum: 66, chains: ["l2", "r"] } });
  expect(effects).toHaveLength(15);
  expect(new Set(effects).size).toBe(15);
});

test("many parallel runs at once all end", async () => {
  const ids = await Promise.all(Array.from({ length: 5 }, () => jobs.send("t/parallel", { count: 4 })));
  for (const id of ids) expect(await jobs.endedAfter(id, 1)).toMatchObject({ status: "Completed" });
  expect(effects).toHaveLength(5 * 7);
});

test("a step that sends events begins the functions that they trigger", async () => {
  const { output } = await jobs.run("t/fan-out");
  const [one = "", two = ""] = (output as { ids: string[] }).ids;
  expect((await jobs.ended(one)).output).toBe(1);
  expect((await jobs.ended(two)).output).toBe(4);
});

test("an invoked function's result or error comes back to the step", async () => {
  expect((await jobs.run("t/invoke", { n: 7 })).output).toBe(49);
  expect((await jobs.run("t/invoke", { n: -7 })).output).toBe("caught negative");
  expect((await jobs.run("t/impatient", { id: "nobody" })).output).toContain(
    "There is no function shop-nobody",
  );
});

test("an invocation that takes longer than it may fails its step", async () => {
  const id = await jobs.send("t/impatient", { id: "slow" });
  expect((await jobs.endedAfter(id, 61)).output).toContain("Timed out");
});

test.each([
  ["t/racing", "parallel modes are not supported"],
  ["t/signal", "WaitForSignal is not supported"],
])("%s: a step that this service does not know fails its run and says so", async (event, message) => {
  const run = await jobs.run(event);
  expect(run).toMatchObject({ status: "Failed", output: { message: expect.stringContaining(message) } });
});
