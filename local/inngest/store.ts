import postgres from "postgres";
import { ensureSchema } from "../http/ensure-schema";
import { SCHEMA } from "./schema";

export type Store = postgres.Sql;
export type Transaction = postgres.TransactionSql;
export type Json = postgres.JSONValue;

/** An event as functions see it. */
export type Event = { id: string; name: string; data: Json; ts: number; v?: string; user?: Json };
export type RunError = { name: string; message: string; stack?: string };
export type StepResult = { type: "data"; data: Json } | { type: "error"; error: RunError };

/** What an app registered, in this service's own words. */
export type FunctionConfig = {
  id: string;
  url: string;
  retries: number;
  triggers: ({ event: string; expression?: string } | { cron: string })[];
  cancel: { event: string; expression?: string; timeout?: string }[];
  concurrency: { limit: number; key?: string }[];
  idempotency?: string;
};

/** Any number that nothing else of ours locks. */
const CHANGE_LOCK = 7_415_011;

export async function openStore(databaseUrl: string): Promise<Store> {
  const sql = postgres(databaseUrl, { max: 6, backoff: () => 0.2, onnotice: () => undefined });
  await ensureSchema(sql, SCHEMA);
  return sql;
}

/**
 * A change of runs, alone: one at a time, whatever process makes it. So no two steps that end together can
 * each take the other for unfinished, no event slips between a wait and its registration, and limits count
 * right. A machine's own work is far from needing more.
 */
export function change<T>(sql: Store, work: (tx: Transaction) => Promise<T>): Promise<T> {
  // The driver's own type unwraps arrays of promises, which none of ours returns.
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${CHANGE_LOCK})`;
    return work(tx);
  }) as Promise<T>;
}

export async function listFunctions(sql: Store | Transaction): Promise<FunctionConfig[]> {
  const rows = await sql<{ config: FunctionConfig }[]>`select config from local_inngest.function order by id`;
  return rows.map((row) => row.config);
}

const JSON_TYPE = 114;

/**
 * A value for a `json` column: the driver's own way makes `jsonb` of it, which refuses the zero character.
 */
export const asJson = (tx: Transaction, value: Json | Event | RunError | StepResult) =>
  tx.typed(value as Json, JSON_TYPE);
