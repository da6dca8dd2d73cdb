import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { eventually, openJobs } from "./testing/open-jobs";

const MONTHLY = "TZ=Europe/Rome 0 0 1 * *";
const LONGER_THAN_A_MONTH_SECONDS = 32 * 86_400;

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let jobs: Awaited<ReturnType<typeof openJobs>>;
let ticks: unknown[] = [];

beforeAll(async () => {
  database = await openTestDatabase({ maxConnections: 2 });
  jobs = await openJobs(database.url, (client) => [
    client.createFunction({ id: "monthly", triggers: [{ cron: MONTHLY }] }, ({ event, step }) =>
      step.run("tick", () => {
        ticks.push([event.name, event.data]);
      }),
    ),
    client.createFunction({ id: "probe", triggers: [{ event: "t/probe" }] }, () => undefined),
  ]);
});

beforeEach(() => {
  ticks = [];
});

afterAll(async () => {
  await jobs.stop();
  await database.close();
});

const statuses = async () =>
  (
    await jobs.sql<{ status: string }[]>`
      select status from local_inngest.run where function_id = 'shop-monthly' order by created_at`
  ).map((run) => run.status);

const isNextInFuture = async () =>
  (await jobs.sql`select expression from local_inngest.cron where next_at > now()`).length === 1;

test("a cron runs when its time comes, not before, and then has its next", async () => {
  await jobs.run("t/probe");
  expect(ticks).toEqual([]);
  expect(await isNextInFuture()).toBe(true);
  await jobs.shift(LONGER_THAN_A_MONTH_SECONDS);
  await eventually(() => ticks).toEqual([["inngest/scheduled.timer", { cron: MONTHLY }]]);
  await eventually(statuses).toEqual(["Completed"]);
  expect(await isNextInFuture()).toBe(true);
});

test("times missed while the service was down run once when it is back", async () => {
  await jobs.restart(async () => {
    await jobs.sql`update local_inngest.cron set next_at = now() - interval '3 years'`;
  });
  await eventually(() => ticks.length).toBe(1);
  expect(await isNextInFuture()).toBe(true);
  await eventually(statuses).toEqual(["Completed", "Completed"]);
  await jobs.run("t/probe");
  expect(ticks).toHaveLength(1);
});

test("an app that is away for many times of a cron has one run to do when it is back", async () => {
  await jobs.app.pause();
  for (const _month of [1, 2, 3]) {
    await jobs.shift(LONGER_THAN_A_MONTH_SECONDS);
    await eventually(isNextInFuture).toBe(true);
  }
  expect(await statuses()).toEqual(["Completed", "Completed", "Running"]);
  await jobs.app.resume();
  await eventually(() => ticks.length).toBe(1);
});
