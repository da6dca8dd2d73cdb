import { setImmediate as nextTurn } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "./testing/database";

// What the driver itself gets wrong, and patches/ mends: see docs/adr/0026-patched-driver.md. A test that only hangs
// without the patch is ended by its time limit.

let one: Awaited<ReturnType<typeof openTestDatabase>>;
let several: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  one = await openTestDatabase({ maxConnections: 1 });
  several = await openTestDatabase({ maxConnections: 3 });
  await one.sql`create table note (text text primary key)`;
});
afterAll(() => Promise.all([one.close(), several.close()]));

const ENDED = /CONNECTION_CLOSED|ECONNRESET|EPIPE|terminat/;

/** As a crash of the database, or of the way to it, does. */
const endOthers = (admin: typeof several, database: string) =>
  admin.sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = ${database} and application_name = 'storehouse' and pid <> pg_backend_pid()`;

const nameOf = ({ url }: { url: string }) => new URL(url).pathname.slice(1);

/** A promise, and what resolves it. */
function signal(): [Promise<void>, () => void] {
  let send: () => void = () => undefined;
  const sent = new Promise<void>((resolve) => {
    send = resolve;
  });
  return [sent, send];
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("a transaction whose connection is lost between two statements writes nothing more", async () => {
  const [lost, lose] = signal();
  let later: Promise<unknown> = Promise.resolve();
  const transaction = one.db.transaction(async (tx) => {
    await tx.execute(sql`insert into note values ('before')`);
    await endOthers(several, nameOf(one));
    await lost;
    later = Promise.resolve(tx.execute(sql`insert into note values ('after')`));
    await later;
  });
  await expect(transaction).rejects.toThrow(ENDED);
  // By now the one connection of the pool serves others again.
  expect(await one.sql`select text from note`).toEqual([]);
  lose();
  await nextTurn();
  await expect(later).rejects.toThrow();
  expect(await one.sql`select text from note`).toEqual([]);
});

test("nor does it end the transaction of another that has got its connection since", async () => {
  const [lost, lose] = signal();
  const abandoned = one.db.transaction(async (tx) => {
    await tx.execute(sql`select 1`);
    await endOthers(several, nameOf(one));
    await lost;
  });
  await expect(abandoned).rejects.toThrow(ENDED);
  await expect(
    one.db.transaction(async (tx) => {
      await tx.execute(sql`insert into note values ('mine')`);
      lose();
      await nextTurn();
      await tx.execute(sql`select 1`);
      throw new Error("taken back");
    }),
  ).rejects.toThrow("taken back");
  expect(await one.sql`select text from note`).toEqual([]);
});

test("a pool whose connections are ended again and again, at any moment, has all of them in the end", async () => {
  for (let round = 0; round < 25; round += 1) {
    const work = Promise.allSettled(
      Array.from({ length: 6 }, async (_, index) => {
        await pause(index % 3);
        await several.db.transaction(async (tx) => {
          await tx.execute(sql`select 1`);
          if (index % 2) await pause(1);
          else await nextTurn();
          await tx.execute(sql`select 2`);
        });
        await nextTurn();
        await several.sql`select 3`;
      }),
    );
    await pause(round % 5);
    await endOthers(one, nameOf(several));
    await work;
  }
  // Each of them, at the same time.
  const distinct = async () => {
    const together = await Promise.all(
      Array.from({ length: 3 }, () => several.sql`select pg_backend_pid() as pid, pg_sleep(0.2)`),
    );
    return new Set(together.map(([row]) => row?.pid)).size;
  };
  await expect.poll(distinct).toBe(3);
});
