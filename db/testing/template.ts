import postgres from "postgres";
import { migrateDatabase } from "../migrate-database";
import { requireLocalUrl } from "./database";

const TEMPLATE = "storehouse_template";

/** Vitest global set-up: makes the template that every test database is cloned from, once per run. */
export default async function setUp(): Promise<void> {
  const server = new URL(requireLocalUrl(process.env.TEST_POSTGRES_URL));
  server.pathname = "/postgres";
  const sql = postgres(server.href, { max: 1, onnotice: () => undefined });
  try {
    const leftovers = await sql<{ datname: string }[]>`
      select datname from pg_database where datname ~ '^t_[0-9a-f]{16}$' or datname = ${TEMPLATE}`;
    for (const { datname } of leftovers) await sql.unsafe(`drop database if exists ${datname} with (force)`);
    await sql.unsafe(`create database ${TEMPLATE}`);
  } finally {
    await sql.end();
  }
  const template = new URL(server);
  template.pathname = `/${TEMPLATE}`;
  await migrateDatabase(template.href);
  process.env.TEST_DATABASE_URL = template.href;
}
