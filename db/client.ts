import type { PgDatabase } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { begunStatement } from "./statement-watch";

/** The pool or a transaction of it: commands take either, so that a caller decides where a transaction begins. */
export type Db = PgDatabase<PostgresJsQueryResultHKT>;

export type DatabaseClient = {
  db: Db;
  sql: postgres.Sql;
  /**
   * How busy `db` keeps the pool: reckoned from what was begun and not ended, for the driver tells nothing of it. What runs
   * on `sql` itself is not counted.
   */
  load: () => PoolLoad;
  close: () => Promise<void>;
};

export type PoolLoad = { most: number; inUse: number; waiting: number };

/**
 * The driver's own delay counts the failures of all connections together and soon reaches 20 s: a database that was
 * away for two seconds would be missed for twenty.
 */
const reconnectAfterSeconds = () => 0.2 + Math.random() * 0.3;

/** Lists of any length would each leave a statement of their own in every connection. */
const MOST_PARAMETERS = 100;

/**
 * Opens a pool on `url`. Connections are made on first use, so that building without a database works.
 *
 * A statement is ended after 30 s, or after `options.statementTimeoutMs`: a forgotten lock must not hold a request, and
 * its connection, for ever.
 *
 * @param options.prepare false behind a pooler that keeps no prepared statements (PgBouncer below 1.21).
 */
export function openDatabase(
  url: string,
  {
    maxConnections = 10,
    prepare = true,
    statementTimeoutMs = 30_000,
  }: { maxConnections?: number; prepare?: boolean; statementTimeoutMs?: number } = {},
): DatabaseClient {
  const sql = postgres(url, {
    max: maxConnections,
    prepare,
    idle_timeout: 60,
    connect_timeout: 5,
    backoff: reconnectAfterSeconds,
    onnotice: () => undefined,
    connection: { application_name: "storehouse", statement_timeout: statementTimeoutMs },
  });
  const uses: Uses = { statements: 0, transactions: 0, beginning: 0 };
  return {
    db: drizzle(observed(sql, uses)),
    sql,
    load: () => toLoad(uses, maxConnections),
    close: () => sql.end({ timeout: 5 }),
  };
}

type Begin = (work: (inner: postgres.TransactionSql) => unknown) => Promise<unknown>;

/** Statements outside of transactions that are under way, transactions, and those that have no connection yet. */
type Uses = { statements: number; transactions: number; beginning: number };

function toLoad({ statements, transactions, beginning }: Uses, most: number): PoolLoad {
  const free = Math.max(0, most - transactions);
  const running = Math.min(statements + beginning, free);
  return { most, inUse: transactions + running, waiting: statements + beginning - running };
}

/**
 * The client whose statements are prepared and watched.
 *
 * Drizzle asks the driver not to prepare what has no name. Such a statement is sent, parsed and planned each time, and
 * costs two round trips, for the driver asks for the types of its parameters first; one that is prepared costs one.
 *
 * @param uses of the pool; null within a transaction, which is one use as a whole.
 */
function observed<Client extends postgres.Sql | postgres.TransactionSql>(
  client: Client,
  uses: Uses | null,
): Client {
  return new Proxy(client, {
    get(target, name) {
      if (name === "unsafe") {
        return (query: string, parameters: never[] = []) =>
          watched(
            target.unsafe(query, parameters, {
              prepare: parameters.length > 0 && parameters.length <= MOST_PARAMETERS,
            }),
            query,
            uses,
          );
      }
      const value: unknown = Reflect.get(target, name);
      if (name === "savepoint") {
        const savepoint: Begin = (work) => (value as Begin)((inner) => work(observed(inner, null)));
        return savepoint;
      }
      if (name !== "begin") return value;
      const begin: Begin = (work) => inTransaction(value as Begin, work, uses);
      return begin;
    },
  });
}

async function inTransaction(begin: Begin, work: Parameters<Begin>[0], uses: Uses | null): Promise<unknown> {
  if (!uses) return begin((inner) => work(observed(inner, null)));
  let hasBegun = false;
  uses.beginning += 1;
  try {
    return await begin((inner) => {
      hasBegun = true;
      uses.beginning -= 1;
      uses.transactions += 1;
      return work(observed(inner, null));
    });
  } finally {
    if (hasBegun) uses.transactions -= 1;
    else uses.beginning -= 1;
  }
}

/** What the driver calls when a statement has ended; hooked there, watching costs no promise of its own. */
type Ending = { resolve: (result: unknown) => void; reject: (error: unknown) => void };

function watched<Statement>(statement: Statement, text: string, uses: Uses | null): Statement {
  const ended = begunStatement(text);
  if (!ended && !uses) return statement;
  const query = statement as Ending;
  const { resolve, reject } = query;
  if (uses) uses.statements += 1;
  query.resolve = (result) => {
    if (uses) uses.statements -= 1;
    ended?.();
    resolve(result);
  };
  query.reject = (error) => {
    if (uses) uses.statements -= 1;
    ended?.(error);
    reject(error);
  };
  return statement;
}
