import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DatabaseNewerError, migrateDatabase } from "./migrate-database";
import { findSchemaVersion, knownMigration, rememberSchema } from "./schema-version";
import { openTestDatabase } from "./testing/database";

describe("the schema", () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  test("every index says which query it serves", async () => {
    const silent = await database.sql`
      select c.relname from pg_index i
      join pg_class c on c.oid = i.indexrelid
      join pg_namespace n on n.oid = c.relnamespace
      left join pg_constraint k on k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')
      where n.nspname = 'public' and k.oid is null and obj_description(c.oid, 'pg_class') is null`;
    expect(silent.map((row) => row.relname)).toEqual([]);
  });

  test("no index sorts nulls last in a falling order: no list that is written as usual could use it", async () => {
    const useless = await database.sql`
      select indexname from pg_indexes where schemaname = 'public' and indexdef like '%DESC NULLS LAST%'`;
    expect(useless.map((row) => row.indexname)).toEqual([]);
  });

  test("the lists of the admin are read from their indexes, in order", async () => {
    const planOf = (list: string) =>
      database.sql.begin(async (sql) => {
        await sql`set local enable_seqscan = off`;
        return (await sql.unsafe(`explain ${list} limit 50`)).map((row) => row["QUERY PLAN"]).join("\n");
      });
    for (const list of [
      `select * from "order" order by placed_at desc, id desc`,
      `select * from "order" where status = 'confirmed' order by placed_at desc, id desc`,
      `select * from product order by updated_at desc, id desc`,
      `select * from promotion order by updated_at desc, id desc`,
      `select * from invoice order by issued_at desc, id desc`,
    ])
      expect(await planOf(list), list).not.toContain("Sort");
  });

  test("every foreign key that is followed backwards has an index", async () => {
    const missing = await database.sql`
      select k.conrelid::regclass::text || '.' || a.attname as place
      from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and k.confdeltype in ('c', 'n')
        and not exists (
          select 1 from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1])
      order by 1`;
    expect(missing.map((row) => row.place)).toEqual([]);
  });

  test("migrating twice, and by several instances at once, changes nothing", async () => {
    await Promise.all([1, 2, 3].map(() => migrateDatabase(database.url)));
    const [row] = await database.sql`select count(*)::int as n from drizzle.__drizzle_migrations`;
    expect(row?.n).toBeGreaterThan(0);
  });

  test("an upgrade notes what it began from, and a database of a newer version is refused unless it came from this one", async () => {
    const { sql, url } = database;
    const atStart = await findSchemaVersion(sql);
    expect(atStart).toEqual({ applied: knownMigration, previous: null });
    await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 99999999999999)`;
    await expect(migrateDatabase(url)).rejects.toBeInstanceOf(DatabaseNewerError);
    // As the newer version writes it before it migrates.
    await rememberSchema(sql, atStart);
    await migrateDatabase(url);
    expect(await findSchemaVersion(sql)).toEqual({ applied: 99999999999999, previous: knownMigration });
    await rememberSchema(sql, { applied: knownMigration + 1, previous: null });
    await expect(migrateDatabase(url)).rejects.toBeInstanceOf(DatabaseNewerError);
  });
});
