import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { openDatabase } from "../client";
import { watchTransactions } from "./watch-transactions";

/**
 * A database of its own for a test file: a clone of the migrated template that the test run's set-up made.
 * `TEST_DATABASE_URL` names that template, on a local server only.
 */
async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const templateUrl = new URL(requireLocalUrl(process.env.TEST_DATABASE_URL));
  const template = templateUrl.pathname.slice(1);
  const name = `t_${randomBytes(8).toString("hex")}`;
  const url = new URL(templateUrl);
  url.pathname = `/${name}`;
  await withAdmin((sql) => sql.unsafe(`create database ${name} template ${template} strategy file_copy`));
  return {
    url: url.href,
    drop: () => withAdmin((sql) => sql.unsafe(`drop database if exists ${name} with (force)`)),
  };
}

/**
 * `createTestDatabase` with a pool on it; `close` ends the pool and drops the database, and fails where a transaction did
 * what `watchTransactions` refuses.
 */
export async function openTestDatabase(options: { maxConnections?: number } = {}) {
  const database = await createTestDatabase();
  const client = openDatabase(database.url, options);
  const { db, breaches } = watchTransactions(client.db);
  return {
    ...client,
    db,
    url: database.url,
    close: async () => {
      await client.close();
      await database.drop();
      if (breaches.size > 0) throw new Error([...breaches].join("\n\n"));
    },
  };
}

/** Tests create and drop databases: they refuse any server that is not this machine's. */
export function requireLocalUrl(url: string | undefined): string {
  if (!url) throw new Error("TEST_DATABASE_URL is not set: run the tests with npm test.");
  const { hostname } = new URL(url);
  if (hostname !== "127.0.0.1" && hostname !== "localhost") {
    throw new Error(`Tests refuse the database server ${hostname}: only a local one may be used.`);
  }
  return url;
}

/** Where databases are created from. Not the template: nobody may be connected to it while others clone it. */
export function testServerUrl(): string {
  const url = new URL(requireLocalUrl(process.env.TEST_DATABASE_URL));
  url.pathname = "/postgres";
  return url.href;
}

async function withAdmin(run: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(testServerUrl(), { max: 1, onnotice: () => undefined });
  try {
    await run(sql);
  } finally {
    await sql.end();
  }
}
