import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Db } from "./client";

type List<Table extends PgTable = PgTable> = {
  from: Table;
  where: SQL | undefined;
  orderBy?: SQL[];
  limit?: number;
};

/** What `selectLists` answers. */
export type Rows<Lists extends Record<string, List>> = {
  [Name in keyof Lists]: Lists[Name]["from"]["$inferSelect"][];
};

/**
 * Rows of several tables in one statement: what belongs together is read at one time, and costs one round trip. For the
 * few rows of one thing; a long list is read by itself.
 */
export async function selectLists<Lists extends Record<string, List>>(
  db: Db,
  lists: Lists,
): Promise<Rows<Lists>> {
  const columns = Object.entries(lists).map(([name, list]) => [name, asJson(list).as(name)] as const);
  const [found] = await db.select(Object.fromEntries(columns)).from(sql`(values (1)) as one`);
  const rows = Object.entries(lists).map(([name, { from }]) => [
    name,
    (found?.[name] ?? []).map((row) => fromJson(from, row)),
  ]);
  return Object.fromEntries(rows) as Rows<Lists>;
}

function asJson({ from, where, orderBy = [], limit }: List): SQL<Record<string, unknown>[]> {
  const filter = where ? sql` where ${where}` : sql``;
  const order = orderBy.length > 0 ? sql` order by ${sql.join(orderBy, sql`, `)}` : sql``;
  const bound = limit === undefined ? sql`` : sql` limit ${limit}`;
  return sql`(select coalesce(json_agg(list), '[]') from (select * from ${from}${filter}${order}${bound}) list)`;
}

function fromJson(table: PgTable, row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(getTableColumns(table)).map(([key, column]) => {
      const value = row[column.name] ?? null;
      return [key, value === null ? null : column.mapFromDriverValue(value)];
    }),
  );
}
