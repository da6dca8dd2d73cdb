import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { ensureSchema } from "../http/ensure-schema";
import { noSuch } from "./stripe-error";
import type { Tx } from "./transaction";
import type { Kind, Objects } from "./wire";

export type Store = postgres.Sql;

/** A line of a session, as its payment page shows it. */
export type Item = {
  id: string;
  name: string;
  description: string;
  currency: string;
  unitAmount: number;
  quantity: number;
  amount_total: number;
};

/** What we must remember of an object, and what never leaves. */
export type Hidden = {
  "checkout.session": {
    items: Item[];
    intent: {
      captureMethod: "automatic" | "manual";
      description: string | null;
      receiptEmail: string | null;
      metadata: Record<string, string>;
    };
  };
  payment_intent: {
    sessionId: string | null;
    /** The number whose payment waits: for the shopper's bank to agree, or for a debit to arrive. */
    number: string | null;
    /** What was typed on the payment page, for the form that is shown again. */
    typed: Record<string, string>;
  };
  charge: { number: string };
};

const statements = `
create schema if not exists local_stripe;
create table if not exists local_stripe.object (
  id text primary key, object text not null, data jsonb not null, seq bigserial);
alter table local_stripe.object add column if not exists hidden jsonb;
create index if not exists object_kind on local_stripe.object (object, seq desc);
create table if not exists local_stripe.idempotency (
  key text primary key, request text not null, status int, body text, at timestamptz not null default now());
create table if not exists local_stripe.delivery (
  id bigserial primary key, event_id text not null, url text not null, attempts int not null default 0,
  next_at timestamptz not null default now(), status text not null default 'pending', last text);
create index if not exists delivery_due on local_stripe.delivery (next_at) where status = 'pending';
create table if not exists local_stripe.timer (
  id bigserial primary key, action text not null, object_id text not null, at timestamptz not null);
create index if not exists timer_due on local_stripe.timer (at);`;

export async function openStore(databaseUrl: string): Promise<Store> {
  const sql = postgres(databaseUrl, { max: 6, backoff: () => 0.2, onnotice: () => undefined });
  await ensureSchema(sql, statements);
  return sql;
}

export function newStripeId(prefix: string): string {
  return `${prefix}_${randomBytes(18).toString("base64url").replaceAll(/[-_]/g, "x")}`;
}

export const nowSeconds = () => Math.floor(Date.now() / 1000);

/** @throws StripeError 404. */
export async function getObject<K extends Kind>(
  tx: Tx,
  kind: K,
  id: string,
  param?: string,
): Promise<Objects[K]> {
  const written = findWritten<Objects[K]>(tx, kind, id);
  if (written) return written;
  const [row] = await tx.sql<{ data: Objects[K] }[]>`
    select data from local_stripe.object where id = ${id} and object = ${kind}`;
  if (!row) throw noSuch(kind, id, param);
  return row.data;
}

/** The object, locked until the transaction ends. @throws StripeError 404. */
export async function lockObject<K extends Kind>(
  tx: Tx,
  kind: K,
  id: string,
  param?: string,
): Promise<Objects[K]> {
  // What this transaction has written, nobody else can change.
  const written = findWritten<Objects[K]>(tx, kind, id);
  if (written) return written;
  const [row] = await tx.sql<{ data: Objects[K] }[]>`
    select data from local_stripe.object where id = ${id} and object = ${kind} for update`;
  if (!row) throw noSuch(kind, id, param);
  return row.data;
}

export async function getHidden<K extends keyof Hidden>(tx: Tx, kind: K, id: string): Promise<Hidden[K]> {
  const written = tx.objects.get(id)?.hidden;
  if (written) return JSON.parse(written) as Hidden[K];
  const [row] = await tx.sql<{ hidden: Hidden[K] | null }[]>`
    select hidden from local_stripe.object where id = ${id} and object = ${kind}`;
  if (!row?.hidden) throw new Error(`${kind} ${id} has lost what was noted of it`);
  return row.hidden;
}

/** Writes an object; what is hidden of it stays, unless it is given. */
export function putObject<K extends Kind>(
  tx: Tx,
  value: Objects[K] & { object: K },
  hidden: K extends keyof Hidden ? Hidden[K] | null : null = null as never,
): void {
  tx.objects.set(value.id, {
    object: value.object,
    data: JSON.stringify(value),
    hidden: hidden === null ? (tx.objects.get(value.id)?.hidden ?? null) : JSON.stringify(hidden),
  });
}

function findWritten<Value>({ objects }: Tx, kind: Kind, id: string): Value | null {
  const written = objects.get(id);
  return written?.object === kind ? (JSON.parse(written.data) as Value) : null;
}
