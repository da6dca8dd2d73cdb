import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { ensureSchema } from "../http/ensure-schema";
import { noSuch } from "./stripe-error";

/** A stored object, as the API answers it. */
export type StripeObject = { id: string; object: string } & Record<string, unknown>;
export type Tx = postgres.TransactionSql;
export type Store = postgres.Sql;

const statements = `
create schema if not exists local_stripe;
create table if not exists local_stripe.object (
  id text primary key, object text not null, data jsonb not null, seq bigserial);
create index if not exists object_kind on local_stripe.object (object, seq desc);
create table if not exists local_stripe.idempotency (
  key text primary key, request text not null, status int, body text, at timestamptz not null default now());
create table if not exists local_stripe.delivery (
  id bigserial primary key, event_id text not null, url text not null, attempts int not null default 0,
  next_at timestamptz not null default now(), status text not null default 'pending', last text);
create index if not exists delivery_due on local_stripe.delivery (next_at) where status = 'pending';`;

export async function openStore(databaseUrl: string): Promise<Store> {
  const sql = postgres(databaseUrl, { max: 6, onnotice: () => undefined });
  await ensureSchema(sql, statements);
  return sql;
}

export function newStripeId(prefix: string): string {
  return `${prefix}_${randomBytes(18).toString("base64url").replaceAll(/[-_]/g, "x")}`;
}

export const nowSeconds = () => Math.floor(Date.now() / 1000);

/** The object, locked until the transaction ends. @throws StripeError 404. */
export async function getObject(tx: Tx, id: string, kind: string): Promise<StripeObject> {
  const [row] = await tx<{ data: StripeObject }[]>`
    select data from local_stripe.object where id = ${id} and object = ${kind} for update`;
  if (!row) throw noSuch(kind, id);
  return row.data;
}

export async function putObject<T extends StripeObject>(tx: Tx, value: T): Promise<T> {
  const data = tx.json(value as unknown as postgres.JSONValue);
  await tx`insert into local_stripe.object (id, object, data) values (${value.id}, ${value.object}, ${data})
    on conflict (id) do update set data = excluded.data`;
  return value;
}

/** Objects of a kind that have the given fields, latest first. */
export async function listObjects(tx: Tx, kind: string, fields: Record<string, string>, limit: number) {
  const rows = await tx<{ data: StripeObject }[]>`
    select data from local_stripe.object where object = ${kind} and data @> ${tx.json(fields)}
    order by seq desc limit ${limit + 1}`;
  return { object: "list", has_more: rows.length > limit, data: rows.slice(0, limit).map((row) => row.data) };
}
