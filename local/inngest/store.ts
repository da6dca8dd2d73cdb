import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { ensureSchema } from "../http/ensure-schema";

export type Store = postgres.Sql;
export type Event = { id: string; name: string; data: postgres.JSONValue; ts: number };
export type FunctionConfig = {
  id: string;
  triggers: { event: string }[];
  url: string;
  retries: number;
};
export type Run = {
  id: string;
  functionId: string;
  event: Event;
  attempt: number;
  steps: Record<
    string,
    { type: "data"; data: postgres.JSONValue } | { type: "error"; error: postgres.JSONValue }
  >;
  stack: string[];
};

const statements = `
create schema if not exists local_inngest;
create table if not exists local_inngest.event (
  id text primary key, name text not null, data jsonb not null, ts bigint not null, at timestamptz not null default now());
create index if not exists event_at on local_inngest.event (at);
create table if not exists local_inngest.function (id text primary key, config jsonb not null);
create table if not exists local_inngest.run (
  id text primary key, function_id text not null, event jsonb not null, status text not null default 'queued',
  attempt int not null default 0, steps jsonb not null default '{}', stack jsonb not null default '[]',
  next_at timestamptz not null default now(), last_error text, created_at timestamptz not null default now());
create index if not exists run_due on local_inngest.run (next_at) where status = 'queued';`;

export async function openStore(databaseUrl: string): Promise<Store> {
  const sql = postgres(databaseUrl, { max: 6, onnotice: () => undefined });
  await ensureSchema(sql, statements);
  return sql;
}

export const newRunId = () => randomBytes(16).toString("hex");

/** Stores events and queues a run for every function that they trigger. An id that was seen in a day does nothing. */
export function storeEvents(sql: Store, events: Event[]): Promise<void> {
  return sql.begin(async (tx) => {
    for (const event of events) {
      const fresh = await tx`insert into local_inngest.event (id, name, data, ts)
        values (${event.id}, ${event.name}, ${tx.json(event.data)}, ${event.ts})
        on conflict (id) do update set at = now() where local_inngest.event.at < now() - interval '1 day'
        returning id`;
      if (fresh.length === 0) continue;
      const functions = await tx<{ id: string }[]>`
        select id from local_inngest.function where config -> 'triggers' @> ${tx.json([{ event: event.name }])}`;
      for (const { id } of functions) {
        await tx`insert into local_inngest.run (id, function_id, event) values (${newRunId()}, ${id}, ${tx.json(event)})`;
      }
    }
    await tx`delete from local_inngest.event where at < now() - interval '2 days'`;
    await tx`delete from local_inngest.run where status <> 'queued' and created_at < now() - interval '7 days'`;
  });
}

/**
 * Makes the functions of an app the ones that events trigger. Events of the last day that came before a function was
 * known trigger it now, so that what was sent while the app was starting is not lost.
 */
export function storeFunctions(sql: Store, functions: FunctionConfig[]): Promise<void> {
  return sql.begin(async (tx) => {
    await tx`lock table local_inngest.function in exclusive mode`;
    const known = new Set(
      (await tx<{ id: string }[]>`select id from local_inngest.function`).map((row) => row.id),
    );
    await tx`delete from local_inngest.function`;
    for (const config of functions) {
      await tx`insert into local_inngest.function (id, config) values (${config.id}, ${tx.json(config)})`;
      if (known.has(config.id)) continue;
      const names = config.triggers.map((trigger) => trigger.event);
      const missed = await tx<Event[]>`select id, name, data, ts::float8 as ts from local_inngest.event
        where name in ${tx(names)} and at > now() - interval '1 day'`;
      for (const event of missed) {
        await tx`insert into local_inngest.run (id, function_id, event) values (${newRunId()}, ${config.id}, ${tx.json(event)})`;
      }
    }
  });
}

/** Takes runs that are due, for `leaseSeconds`: whoever dies with them gives them back by that. */
export function claimRuns(sql: Store, limit: number, leaseSeconds: number) {
  return sql<(Run & { config: FunctionConfig })[]>`
    update local_inngest.run r set next_at = now() + make_interval(secs => ${leaseSeconds})
    from local_inngest.function f
    where f.id = r.function_id and r.id in (
      select id from local_inngest.run where status = 'queued' and next_at <= now()
      order by next_at limit ${limit} for update skip locked)
    returning r.id, r.function_id as "functionId", r.event, r.attempt, r.steps, r.stack, f.config`;
}
