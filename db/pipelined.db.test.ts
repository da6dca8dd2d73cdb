import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Db } from "./client";
import { pipelined } from "./pipelined";
import { outboxEvent } from "./schema/platform";
import { openTestDatabase } from "./testing/database";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase({ maxConnections: 1 });
});
afterAll(() => database.close());

const insert = (tx: Db) => tx.insert(outboxEvent).values({ type: "test", data: {} });
const insertTwice = async (tx: Db) => {
  await insert(tx);
  await insert(tx);
};

test("what statements answer comes in the order in which they are given", async () => {
  const answers = await database.db.transaction((tx) =>
    pipelined(
      tx.execute<{ n: number }>(sql`select 1 as n`),
      insert(tx).returning({ type: outboxEvent.type }),
      Promise.resolve("no statement"),
    ),
  );
  expect(answers).toMatchObject([[{ n: 1 }], [{ type: "test" }], "no statement"]);
});

test("what failed first is told, not what failed because of it", async () => {
  const failing = database.db.transaction((tx) =>
    pipelined(insertTwice(tx), tx.execute(sql`select 1 / 0`), insertTwice(tx)),
  );
  await expect(failing).rejects.toMatchObject({ cause: { code: "22012" } });
});

test("nothing of it comes after the transaction's end, where it would be kept", async () => {
  const before = await database.db.$count(outboxEvent);
  const failing = database.db.transaction((tx) =>
    pipelined(Promise.reject(new Error("refused")), insertTwice(tx)),
  );
  await expect(failing).rejects.toThrow("refused");
  expect(await database.db.$count(outboxEvent)).toBe(before);
});
