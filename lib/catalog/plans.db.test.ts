import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Db } from "@/db/client";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { countSales } from "./count-sales";
import { listProducts } from "./list-products";
import { listSuggestions } from "./list-suggestions";
import type { ProductListInput } from "./schema";
import { fromFileName, MAX_ROWS, type SitemapFile } from "./sitemap/schema";
import { writeSitemap, writeSitemapIndex } from "./sitemap/write-sitemap";

const PRODUCTS = 50_000;

/** What a shopper's address can ask for, each over fifty thousand products. */
const queries: [string, Partial<ProductListInput>][] = [
  ["a category, newest first", { category: "all", sort: "newest" }],
  ["a small category", { category: "small", sort: "newest" }],
  ["a category by price", { category: "all", sort: "price_asc" }],
  ["everything by price", { sort: "price_desc" }],
  ["everything by title", { sort: "title" }],
  ["everything by rating", { sort: "rating" }],
  ["everything by sales", { sort: "best_selling" }],
  ["a category with a chosen color", { category: "all", sort: "newest", filter: { color: ["red"] } }],
  ["a search", { q: "copper lamp" }],
  ["a search for a word of every title", { q: "object" }],
  ["a search for a mistyped word", { q: "coppre lmap" }],
  ["a search for a SKU", { q: "sku-040123" }],
  ["a search by price", { q: "lamp", sort: "price_asc" }],
  ["everything by title in German", { sort: "title", locale: "de" }],
  ["a German category with a chosen color", { category: "all", filter: { color: ["red"] }, locale: "de" }],
  ["a German search", { q: "kupfer leuchte", locale: "de" }],
  ["a German search for a word of every title", { q: "gegenstand", locale: "de" }],
  ["a German search for a mistyped word", { q: "kufper leuhcte", locale: "de" }],
];

let shop: Shop;
let sql: postgres.Sql;

beforeAll(async () => {
  shop = await startShop();
  sql = postgres(process.env.DATABASE_URL ?? "", { max: 2, onnotice: () => undefined });
  await sql`
    insert into category (id, handle, title, position) values
      ('00000000-0000-7000-8000-0000000000a1', 'all', 'All', 1),
      ('00000000-0000-7000-8000-0000000000a2', 'small', 'Small', 2)`;
  await sql`
    insert into product (id, handle, title, status)
    select ('00000000-0000-7000-8001-' || lpad(n::text, 12, '0'))::uuid, 'p-' || n, 'Product ' || n, 'active'
    from generate_series(1, ${PRODUCTS}) as n`;
  await sql`
    insert into product_listing (product_id, currency, handle, title, vendor, product_type, tags, category_ids,
      collection_ids, option_facets, min_price_minor, max_price_minor, stock_class, variant_count, media_alt,
      published_at, search_text, skus, facet_labels, translations)
    select ('00000000-0000-7000-8001-' || lpad(n::text, 12, '0'))::uuid, 'USD', 'p-' || n,
      (array['Oak', 'Copper', 'Linen', 'Granite', 'Walnut'])[n % 5 + 1] || ' '
        || (array['Lamp', 'Bowl', 'Chair', 'Vase', 'Shelf', 'Clock', 'Tray'])[n % 7 + 1] || ' object ' || n,
      'Vendor ' || n % 20, 'Type ' || n % 9, '{}',
      case when n % 1000 = 0 then '{00000000-0000-7000-8000-0000000000a1,00000000-0000-7000-8000-0000000000a2}'
        else '{00000000-0000-7000-8000-0000000000a1}' end::uuid[],
      '{}', array['color:' || (array['red', 'green', 'blue'])[n % 3 + 1], 'size:' || n % 6], n * 7 % 100000,
      n * 7 % 100000, 'in_stock', 1, '', now() - n * interval '1 minute', 'A thing for the house', array['sku-' || lpad(n::text, 6, '0')],
      array[concat_ws(chr(31), 'de', 'color:' || (array['red', 'green', 'blue'])[n % 3 + 1], 'Farbe',
        (array['Rot', 'Grün', 'Blau'])[n % 3 + 1])],
      jsonb_build_object('de', jsonb_build_object(
        'title', (array['Eiche', 'Kupfer', 'Leinen', 'Granit', 'Nussbaum'])[n % 5 + 1] || ' '
          || (array['Leuchte', 'Schale', 'Stuhl', 'Vase', 'Regal', 'Uhr', 'Tablett'])[n % 7 + 1]
          || ' Gegenstand ' || n,
        'searchText', 'Etwas für das Haus'))
    from generate_series(1, ${PRODUCTS}) as n`;
  // Shops of that size have so many words.
  await sql`insert into search_word select translate(md5(n::text), '0123456789', 'ghijklmnop') from generate_series(1, ${PRODUCTS}) as n`;
  await sql`vacuum analyze product_listing`;
  await sql`analyze product`;
  await sql`analyze search_word`;
});
afterAll(async () => {
  await sql.end();
  await shop.stop();
});

test.each(queries)("%s reads no table of listings or words from end to end", async (_, input) => {
  const statements = await recordStatements((db) =>
    listProducts({ ...shop.ctx, db }, { limit: 24, ...input }),
  );
  expect(await scannedTables(statements)).toEqual([]);
});

test("suggestions read no table of listings or words from end to end", async () => {
  for (const q of ["lam", "coper", "sku-0401"]) {
    const statements = await recordStatements((db) => listSuggestions({ ...shop.ctx, db }, { q }));
    expect(await scannedTables(statements), q).toEqual([]);
  }
});

test("a sitemap's index and its files read listings and products by key, a bounded number at once", async () => {
  const { files, statements } = await readSitemap();
  // Each file but the last is full.
  expect(files).toHaveLength(Math.ceil(PRODUCTS / MAX_ROWS));
  expect(await scannedTables(statements)).toEqual([]);
  const reads = statements.filter(({ query }) => query.includes("product_listing"));
  expect(reads.length).toBeGreaterThan(PRODUCTS / MAX_ROWS);
  for (const { query } of reads) expect(query).toMatch(/ limit \$\d+/);
});

async function readSitemap() {
  const files: SitemapFile[] = [];
  const statements = await recordStatements(async (db) => {
    const index = await writeSitemapIndex({ ...shop.ctx, db });
    for (const [, name = ""] of index.matchAll(/sitemap-(products[^<]*)\.xml/g)) {
      const file = fromFileName(name);
      if (file) files.push(file);
    }
    // The first, and the one that begins deepest.
    for (const file of [files[0], files.at(-1)])
      if (file) for await (const _ of writeSitemap({ ...shop.ctx, db }, file));
  });
  return { files, statements };
}

test("sales are counted without reading all listings, as long as few have been sold", async () => {
  const statements = await recordStatements((db) => countSales({ ...shop.ctx, db }));
  expect(statements.length).toBeGreaterThan(1);
  expect(await scannedTables(statements)).toEqual([]);
});

type Statement = { query: string; params: unknown[] };

/** What `run` asks of the database. */
async function recordStatements(run: (db: Db) => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  await run(
    drizzle(sql, { logger: { logQuery: (query, params) => void statements.push({ query, params }) } }),
  );
  return statements;
}

type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };

/** The large tables that a plan reads from end to end. */
async function scannedTables(statements: Statement[]): Promise<string[]> {
  const scanned: string[] = [];
  const visit = (plan: Plan) => {
    const table = plan["Relation Name"] ?? "";
    if (plan["Node Type"] === "Seq Scan" && ["product", "product_listing", "search_word"].includes(table))
      scanned.push(table);
    plan.Plans?.forEach(visit);
  };
  for (const { query, params } of statements) {
    const [row] = await sql.unsafe(
      `explain (format json) ${query}`,
      params as postgres.ParameterOrJSON<never>[],
    );
    const plans = (row?.["QUERY PLAN"] ?? []) as { Plan: Plan }[];
    expect(plans).toHaveLength(1);
    for (const { Plan: plan } of plans) visit(plan);
  }
  return scanned;
}
