import { type DatabaseClient, openDatabase } from "@/db/client";
import { getEnv } from "@/lib/env/env";

const key = Symbol.for("storehouse.database");
const holder = globalThis as { [key]?: DatabaseClient };

/** The process' one pool. It hangs on `globalThis` because the bundler may load this module more than once. */
export function getDatabase(): DatabaseClient {
  holder[key] ??= openDatabase(getEnv().DATABASE_URL, { maxConnections: getEnv().DATABASE_POOL_SIZE });
  return holder[key];
}
