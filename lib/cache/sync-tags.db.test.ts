import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { invalidateTags } from "./invalidate-tags";
import { syncTags } from "./sync-tags.mjs";
import { TagVersions } from "./tag-versions.mjs";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
const running: ReturnType<typeof syncTags>[] = [];

beforeAll(async () => {
  database = await openTestDatabase({ maxConnections: 8 });
});

afterAll(async () => {
  for (const sync of running) await sync.stop();
  await database.close();
});

async function open() {
  const versions = new TagVersions();
  const sync = syncTags(versions, { url: database.url, log: () => undefined });
  running.push(sync);
  await sync.ready;
  const fresh = (tag: string) => {
    const stamp = versions.stamp([tag], versions.now());
    if (!stamp) throw new Error("nothing has changed since now");
    return () => !versions.isStale(stamp);
  };
  return { versions, sync, fresh };
}

test("a committed invalidation reaches every instance, a rolled-back one none", async () => {
  const [a, b] = [await open(), await open()];
  const entries = [a.fresh("product:x"), b.fresh("product:x")];
  await database.db
    .transaction(async (tx) => {
      await invalidateTags(tx, ["product:x"]);
      throw new Error("rolled back");
    })
    .catch(() => undefined);
  await Promise.all([a.sync.sync(), b.sync.sync()]);
  expect(entries.map((isFresh) => isFresh())).toEqual([true, true]);
  await invalidateTags(database.db, ["product:x", "shop"]);
  await expect.poll(() => entries.map((isFresh) => isFresh()), { interval: 5 }).toEqual([false, false]);
});

test("an invalidation whose transaction began first and ended last is not missed", async () => {
  const { sync, fresh } = await open();
  const entry = fresh("product:slow");
  let finish = () => {};
  const slow = database.db.transaction(async (tx) => {
    await invalidateTags(tx, ["product:slow"]);
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
  });
  // Later transactions are seen while the first is still open.
  await invalidateTags(database.db, ["product:quick"]);
  await sync.sync();
  expect(entry()).toBe(true);
  finish();
  await slow;
  await expect.poll(entry, { interval: 5 }).toBe(false);
});

test("an instance that starts knows what changed before", async () => {
  const first = await open();
  const entry = first.fresh("product:before");
  await invalidateTags(database.db, ["product:before"]);
  await first.sync.sync();
  const second = await open();
  const stamp = { tags: ["product:before"], versions: [0], horizon: 0 };
  expect(entry()).toBe(false);
  expect(second.versions.isStale(stamp)).toBe(true);
});

test("versions of a tag rise in the order of the commits, whoever asked first", async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      database.db.transaction((tx) => invalidateTags(tx, [`t${index % 3}`, "crowded", `t${index % 5}`])),
    ),
  );
  const { versions, sync } = await open();
  await invalidateTags(database.db, ["crowded"]);
  await sync.sync();
  const [row] = await database.sql<{ version: string; top: string }[]>`
    select version, (select max(version) from cache_tag) as top from cache_tag where tag = 'crowded'`;
  expect(row?.version).toBe(row?.top);
  expect(versions.size).toBeGreaterThanOrEqual(6);
});

test("what is missed while the connection is gone comes with the next answer", async () => {
  const { sync, fresh } = await open();
  const entry = fresh("product:away");
  await database.sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'storehouse-cache' and datname = current_database()`;
  await invalidateTags(database.db, ["product:away"]);
  await expect.poll(entry).toBe(false);
  expect(sync.syncedAt()).toBeGreaterThan(0);
});
