import type { PgDatabase } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import postgres from "postgres";

/** The pool or a transaction of it: commands take either, so that a caller decides where a transaction begins. */
export type Db = PgDatabase<PostgresJsQueryResultHKT>;

export type DatabaseClient = { db: Db; sql: postgres.Sql; close: () => Promise<void> };

/**
 * The driver's own delay counts the failures of all connections together and soon reaches 20 s: a database that was
 * away for two seconds would be missed for twenty.
 */
const reconnectAfterSeconds = () => 0.2 + Math.random() * 0.3;

/**
 * Opens a pool on `url`. Connections are made on first use, so that building without a database works.
 *
 * A statement is ended after 30 s: a forgotten lock must not hold a request, and its connection, for ever.
 */
export function openDatabase(url: string, options: { maxConnections?: number } = {}): DatabaseClient {
  const sql = postgres(url, {
    max: options.maxConnections ?? 10,
    idle_timeout: 60,
    connect_timeout: 5,
    backoff: reconnectAfterSeconds,
    onnotice: () => undefined,
    connection: { application_name: "storehouse", statement_timeout: 30_000 },
  });
  return { db: drizzle(sql), sql, close: () => sql.end({ timeout: 5 }) };
}
