import { sql } from "drizzle-orm";
import type postgres from "postgres";
import type { Db } from "@/db/client";
import type { Figures } from "./manifest";

type Sql = postgres.Sql | postgres.TransactionSql;

export type Table = { name: string; columns: string[] };

/**
 * Everything of the shop in the database: the tables of `public`, but for those that Postgres itself empties after a
 * crash (unlogged: counters of limits), and those of extensions. Columns that are computed are left to be computed.
 */
export async function listTables(query: Sql): Promise<Table[]> {
  return query<Table[]>`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence = 'p'
      and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
    group by c.relname order by c.relname`;
}

/** Rows, and a sum of them that knows no order. Same settings on both sides: rows are compared as text. */
export async function sumTable(query: Sql, { name, columns }: Table): Promise<{ rows: number; sum: string }> {
  const [row] = await query.unsafe<{ rows: number; sum: string }[]>(
    `select count(*)::float8 as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as sum
     from (select ${columns.map(quote).join(", ")} from public.${quote(name)}) t`,
  );
  if (!row) throw new Error("an aggregate is one row");
  return row;
}

/** Settings by which text out of one database is the same in another. */
export async function settle(tx: postgres.TransactionSql): Promise<void> {
  await tx.unsafe(`
    set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local lock_timeout = 0;
    set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
    set local extra_float_digits = 1; set local bytea_output = 'hex'; set local search_path = public, pg_catalog`);
}

export type Sequence = { name: string; value: string; isCalled: boolean };

export async function listSequences(query: Sql): Promise<Sequence[]> {
  const names = await query<{ name: string }[]>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'S' order by 1`;
  const found: Sequence[] = [];
  for (const { name } of names) {
    const [row] = await query.unsafe<{ value: string; isCalled: boolean }[]>(
      `select last_value::text as value, is_called as "isCalled" from public.${quote(name)}`,
    );
    if (row) found.push({ name, ...row });
  }
  return found;
}

/** What people compare, of the moment of the transaction. */
export async function readFigures(query: Sql): Promise<Figures> {
  const [counts] = await query<Omit<Figures, "money">[]>`
    select (select count(*)::float8 from product) as products, (select count(*)::float8 from customer) as customers,
      (select count(*)::float8 from "order") as orders,
      (select count(*)::float8 from media where storage_key is not null) as pictures,
      (select coalesce(sum(on_hand), 0)::text from stock_level) as "unitsOnHand"`;
  const money = await query<Figures["money"]>`
    select currency, sum(ordered)::text as "orderedMinor", sum(captured)::text as "capturedMinor",
      sum(refunded)::text as "refundedMinor"
    from (
      select currency, total_minor as ordered, 0 as captured, 0 as refunded from "order"
      union all select currency, 0, captured_minor, refunded_minor from payment
    ) m group by currency order by currency`;
  if (!counts) throw new Error("an aggregate is one row");
  return { ...counts, money: [...money] };
}

/** Names of the files of all pictures, some at a time. AVIF is made anew where somebody asks for it. */
export async function* listMediaFiles(tx: postgres.TransactionSql): AsyncGenerator<string[]> {
  const rows = tx<{ name: string }[]>`
    select distinct storage_key || '-' || width || '.webp' as name
    from media, unnest(rendition_widths_px) as width where storage_key is not null order by 1`;
  for await (const some of rows.cursor(5000)) yield some.map(({ name }) => name);
}

/** A country that the shop ships to by name, or the United States. */
export async function getShopCountry(db: Db): Promise<string> {
  const [row] = await db.execute<{ country: string }>(
    sql`select countries[1] as country from shipping_zone where cardinality(countries) > 0 order by handle limit 1`,
  );
  return row?.country ?? "US";
}

/** What stands in a database besides extensions: tables, and how many rows the largest have. */
export async function listPresentTables(query: Sql): Promise<{ name: string; rows: number }[]> {
  const tables = await query<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'drizzle') and c.relkind in ('r', 'p', 'v', 'm')
      and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')`;
  const counted = [];
  for (const { name } of tables) {
    const [row] = await query.unsafe<{ rows: number }[]>(`select count(*)::float8 as rows from ${name}`);
    counted.push({ name, rows: row?.rows ?? 0 });
  }
  return counted.sort((a, b) => b.rows - a.rows);
}

/** Makes names part of a statement. They come from catalogs and checked manifests. */
export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
