import { NonRetriableError, RetryAfterError } from "inngest";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { eventually, openJobs } from "./testing/open-jobs";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let jobs: Awaited<ReturnType<typeof openJobs>>;
let effects: string[] = [];
const did = (effect: string) => effects.push(effect);

beforeAll(async () => {
  database = await openTestDatabase({ maxConnections: 2 });
  jobs = await openJobs(database.url, (client) => [
    client.createFunction(
      { id: "flaky", triggers: [{ event: "t/flaky" }], retries: 3 },
      async ({ step, attempt }) => {
        await step.run("steady", () => did("steady"));
        return step.run("flaky", () => {
          did(`flaky ${attempt}`);
          if (attempt < 2) throw new Error("not yet");
          return "recovered";
        });
      },
    ),
    client.createFunction(
      { id: "compensate", triggers: [{ event: "t/compensate" }], retries: 1 },
      async ({ step }) => {
        try {
          await step.run("charge", () => {
            did("charge");
            throw new Error("declined");
          });
        } catch (error) {
          return step.run("undo", () => did("undo") && `undone after ${(error as Error).message}`);
        }
      },
    ),
    client.createFunction(
      { id: "parallel-flaky", triggers: [{ event: "t/parallel-flaky" }], retries: 1 },
      ({ step, attempt }) =>
        Promise.all([
          step.run("good", () => did("good") && "good"),
          step.run("bad", () => {
            did(`bad ${attempt}`);
            if (attempt < 1) throw new Error("once");
            return "better";
          }),
        ]),
    ),
    client.createFunction(
      {
        id: "fatal",
        triggers: [{ event: "t/fatal" }],
        retries: 3,
        onFailure: async ({ error, event, step }) => {
          await step.run("alarm", () => did(`alarm ${error.message} ${event.data.event.data.n}`));
        },
      },
      async ({ step }) => {
        await step.run("fail", () => {
          did("fail");
          throw new NonRetriableError("never");
        });
      },
    ),
    client.createFunction(
      {
        id: "exhausted",
        triggers: [{ event: "t/exhausted" }],
        retries: 1,
        onFailure: ({ error }) => void did(`gave up: ${error.message}`),
      },
      ({ attempt }) => {
        did(`try ${attempt}`);
        throw new TypeError("always");
      },
    ),
    client.createFunction({ id: "later", triggers: [{ event: "t/later" }] }, ({ attempt, event }) => {
      did(`later ${attempt}`);
      const after = event.data.date ? new Date(Date.now() + 3_600_000) : "1h";
      if (attempt === 0) throw new RetryAfterError("busy", after);
      return "done";
    }),
  ]);
});

beforeEach(() => {
  effects = [];
});

afterAll(async () => {
  await jobs.stop();
  await database.close();
});

test("a step that failed is tried again alone, and its success begins the attempts anew", async () => {
  expect((await jobs.endedAfter(await jobs.send("t/flaky"), 300)).output).toBe("recovered");
  expect(effects).toEqual(["steady", "flaky 0", "flaky 1", "flaky 2"]);
});

test("a parallel step that failed is tried again without its siblings", async () => {
  const { output } = await jobs.endedAfter(await jobs.send("t/parallel-flaky"), 300);
  expect(output).toEqual(["good", "better"]);
  expect(effects.sort()).toEqual(["bad 0", "bad 1", "good"]);
});

test("a function can catch the error of a step that failed for good, and undo what it did", async () => {
  const { output } = await jobs.endedAfter(await jobs.send("t/compensate"), 300);
  expect(output).toBe("undone after declined");
  expect(effects).toEqual(["charge", "charge", "undo"]);
});

test("an error that says so is not tried again, and the failure handler hears of it", async () => {
  expect(await jobs.run("t/fatal", { n: 9 })).toMatchObject({
    status: "Failed",
    output: { message: "never" },
  });
  await eventually(() => effects).toEqual(["fail", "alarm never 9"]);
});

test("a function fails when its attempts are used up, and only its own failure handler runs", async () => {
  const run = await jobs.endedAfter(await jobs.send("t/exhausted"), 300);
  expect(run).toMatchObject({ status: "Failed", output: { name: "TypeError", message: "always" } });
  await eventually(() => effects).toEqual(["try 0", "try 1", "gave up: always"]);
});

test.each([{ date: false }, { date: true }])(
  "a function is tried again when it says ($date), not before",
  async (data) => {
    const id = await jobs.send("t/later", data);
    await eventually(() => effects).toEqual(["later 0"]);
    await expect
      .poll(async () => (await jobs.sql`select from local_inngest.call where attempt = 1`).length)
      .toBe(1);
    await jobs.shift(3500);
    expect((await jobs.runsOf(id))[0]?.status).toBe("Running");
    await jobs.shift(150);
    expect((await jobs.ended(id)).output).toBe("done");
    expect(effects).toEqual(["later 0", "later 1"]);
  },
);
