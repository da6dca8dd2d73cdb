import { once } from "node:events";
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { openTestDatabase } from "./database";

test("a transaction that asks the pool for a second connection is refused, and fails its file though it was caught", async () => {
  const database = await openTestDatabase();
  await database.db.transaction(async (tx) => {
    await tx.execute(sql`select 1`);
    expect(() => database.db.execute(sql`select 1`)).toThrow("Within a transaction: db.execute");
    expect(() => database.db.transaction(async () => undefined)).toThrow("Within a transaction");
    await tx.transaction((inner) => inner.execute(sql`select 1`));
  });
  await database.db.execute(sql`select 1`);
  await expect(database.close()).rejects.toThrow("db.transaction beside a transaction's own");
});

test("a transaction that asks the network fails its file", async () => {
  const server = createServer((_, response) => response.end()).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask: Record<string, () => Promise<unknown>> = {
    fetch: () => fetch(url),
    http: () => once(get(url), "response"),
  };
  for (const request of Object.values(ask)) {
    const database = await openTestDatabase();
    await request();
    await database.db.transaction(request);
    await expect(database.close()).rejects.toThrow("a request over HTTP");
  }
  server.closeAllConnections();
  server.close();
});

test("what a transaction leaves alone passes", async () => {
  const database = await openTestDatabase();
  await database.db.transaction((tx) => tx.execute(sql`select 1`));
  await Promise.all([
    database.db.transaction((tx) => tx.execute(sql`select 1`)),
    database.db.execute(sql`select 1`),
  ]);
  await database.close();
});
