import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { withTimerLock } from "./with-timer-lock";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const never = () => new Promise<void>(() => undefined);

/** As a crash of the database does. */
const endHolder = () => database.sql`
  select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()
    and database = (select oid from pg_database where datname = current_database())`;

test("one instance does a round at a time", async () => {
  let rounds = 0;
  const done = await withTimerLock(database.sql, async () => {
    rounds += 1;
    expect(await withTimerLock(database.sql, never)).toBe(false);
  });
  expect([done, rounds]).toEqual([true, 1]);
});

test("a round whose connection is lost ends, and the next one runs", async () => {
  const round = withTimerLock(database.sql, async () => {
    await endHolder();
    // Whatever it asks for by then.
    await never();
  });
  await expect(round).rejects.toThrow(/connection|terminat|ECONNRESET/i);
  await expect.poll(() => withTimerLock(database.sql, async () => undefined)).toBe(true);
});

test("a round that outlives its connection by a moment does not hold up the timer either", async () => {
  const round = withTimerLock(database.sql, async () => {
    await endHolder();
    await expect.poll(async () => (await database.sql`select 1 as up`)[0]?.up).toBe(1);
  });
  await expect(round).rejects.toThrow(/connection|terminat|ECONNRESET/i);
});

test("a round that takes its time is not ended by a server that ends idle transactions", async () => {
  const strict = postgres(database.url, { max: 1, connection: { idle_in_transaction_session_timeout: 100 } });
  expect(await withTimerLock(strict, () => sleep(500))).toBe(true);
  await strict.end();
});
