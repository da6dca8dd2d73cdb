import { type DatabaseClient, openDatabase } from "@/db/client";
import { getEnv } from "@/lib/env/env";

const key = Symbol.for("storehouse.database");
const holder = globalThis as { [key]?: DatabaseClient };

/** The process' one pool. It hangs on `globalThis` because the bundler may load this module more than once. */
export function getDatabase(): DatabaseClient {
  const { DATABASE_URL, DATABASE_POOL_SIZE, DATABASE_PREPARE } = getEnv();
  holder[key] ??= openDatabase(DATABASE_URL, {
    maxConnections: DATABASE_POOL_SIZE,
    prepare: DATABASE_PREPARE === "on",
  });
  return holder[key];
}

/** Closes the pool where one was opened; a command that needs no database needs no settings of one. */
export async function closeDatabase(): Promise<void> {
  await holder[key]?.close();
}
