import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { inLogScope } from "@/lib/log/log-scope";
import { catchLog } from "@/lib/testing/catch-log";
import { watchDatabase } from "./watch-database";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase({ maxConnections: 2 });
});
afterAll(async () => {
  watchDatabase(0);
  await database.close();
});

let lines: string[];
beforeEach(() => {
  vi.restoreAllMocks();
  lines = catchLog();
});
const told = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

test("a slow statement is one line with its operation, in a transaction too, and without what it was called with", async () => {
  watchDatabase(60);
  await inLogScope({ operation: "listOrders", requestId: "r1" }, async () => {
    await database.db.execute(sql`select pg_sleep(${0.1}), ${"canary@mail.example"}::text`);
    await database.db.transaction((tx) => tx.execute(sql`select pg_sleep(${0.1}) as inner_one`));
  });
  const slow = told().filter(({ statement }) => String(statement).includes("pg_sleep"));
  expect(slow).toEqual([
    expect.objectContaining({
      msg: "slow statement",
      operation: "listOrders",
      requestId: "r1",
      statement: "select pg_sleep($1), $2::text",
      durationMs: expect.any(Number),
    }),
    expect.objectContaining({ statement: "select pg_sleep($1) as inner_one" }),
  ]);
  expect(lines.join("")).not.toContain("canary");
});

test("one that fails after a long time is told, and a threshold of 0 tells none", async () => {
  watchDatabase(60);
  const failing = database.db.execute(sql`select 1 / (case when pg_sleep(0.1) is null then 1 else 0 end)`);
  await expect(failing).rejects.toThrow();
  expect(told().filter(({ msg }) => msg === "slow statement")).toHaveLength(1);
  watchDatabase(0);
  await database.db.execute(sql`select pg_sleep(0.1)`);
  expect(told().filter(({ msg }) => msg === "slow statement")).toHaveLength(1);
});

test("the pool tells how many connections are taken, and who waits for one", async () => {
  expect(database.load()).toEqual({ most: 2, inUse: 0, waiting: 0 });
  const open: (() => void)[] = [];
  const held = [1, 2].map(() => database.db.transaction(() => new Promise<void>((go) => void open.push(go))));
  await expect.poll(() => open.length).toBe(2);
  expect(database.load()).toEqual({ most: 2, inUse: 2, waiting: 0 });
  const waiting = [database.db.execute(sql`select 1`).then(), database.db.transaction(async () => undefined)];
  await expect.poll(() => database.load()).toEqual({ most: 2, inUse: 2, waiting: 2 });
  for (const go of open) go();
  await Promise.all([...held, ...waiting]);
  const failed = database.db.transaction(() => Promise.reject(new Error("no")));
  await expect(failed).rejects.toThrow("no");
  expect(database.load()).toEqual({ most: 2, inUse: 0, waiting: 0 });
});
