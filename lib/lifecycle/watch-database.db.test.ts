import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { startProxy } from "@/local/proxy/start-proxy";
import { watchDatabase } from "./watch-database";

const settings = {
  AUTH_SECRET: "s".repeat(32),
  STRIPE_SECRET_KEY: "sk_test_x",
  STRIPE_WEBHOOK_SECRET: "whsec_x",
  INNGEST_EVENT_KEY: "x",
  INNGEST_SIGNING_KEY: "signkey-test-00",
  UPSTASH_REDIS_REST_URL: "http://127.0.0.1:1",
  UPSTASH_REDIS_REST_TOKEN: "x",
  SMTP_URL: "smtp://127.0.0.1:1",
};

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test("a migrated database is seen as ours; one that is further ahead is newer, and no server starts on it", async () => {
  const watch = watchDatabase(database.url);
  expect(await watch.look()).toMatchObject({ schema: "same" });
  await watch.stop();
  await database.sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 99999999999999)`;
  const later = watchDatabase(database.url);
  expect(await later.look()).toMatchObject({ schema: "newer" });
  await later.stop();
  // As a server does before its first request.
  const program = `
    const { requireKnownSchema } = await import("./lib/lifecycle/require-known-schema.ts");
    await requireKnownSchema();
    process.exit(0);`;
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "-e", program],
    { env: { ...process.env, ...settings, DATABASE_URL: database.url }, encoding: "utf8" },
  );
  expect(stderr).toContain("The database was made by a newer version of Storehouse");
  expect(status).toBe(78);
});

test("a busy pool does not matter, and many who ask at once are one question", async () => {
  const watch = watchDatabase(database.url);
  const answers = await Promise.all(Array.from({ length: 50 }, () => watch.look()));
  expect(new Set(answers.map((seen) => seen?.atMs)).size).toBe(1);
  await watch.stop();
});

test("how long a database is silent counts from the first question without an answer, whoever asked before", async () => {
  const { url, close } = await openTestDatabase();
  const proxy = await startProxy({ targetPort: Number(new URL(url).port), delayMs: 0 });
  const through = new URL(url);
  through.port = String(proxy.port);
  const watch = watchDatabase(through.href);
  expect(await watch.look()).toMatchObject({ schema: "same", silentSinceMs: null });
  await proxy.become("down");
  const before = Date.now();
  await expect
    .poll(async () => (await watch.look())?.silentSinceMs, { interval: 200 })
    .toBeGreaterThanOrEqual(before);
  await proxy.become("well");
  await expect.poll(async () => (await watch.look())?.silentSinceMs, { interval: 200 }).toBeNull();
  await watch.stop();
  await proxy.stop();
  await close();
});

test("a database that is away is no error, and is told from one that was never there", async () => {
  const nowhere = watchDatabase("postgres://nobody@127.0.0.1:1/none");
  expect(await nowhere.look()).toBeNull();
  await nowhere.stop();
});
