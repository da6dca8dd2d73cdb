import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { productListing } from "@/db/schema/listing";
import { openTestDatabase } from "@/db/testing/database";
import { makeVariant } from "@/db/testing/rows";
import { newId } from "@/lib/ids/new-id";
import { selectRelated } from "./select-related";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

type Place = { categoryIds?: string[]; collectionIds?: string[]; productType?: string; stock?: number };

async function list(title: string, { stock = 10, ...place }: Place): Promise<string> {
  const { productId } = await makeVariant(database.db, { title, stock });
  await database.db
    .update(productListing)
    .set({ productType: "", ...place })
    .where(eq(productListing.productId, productId));
  return productId;
}

const titles = async (productId: string, limit = 10) =>
  (await selectRelated(database.db, productId, { limit, locale: "en" })).map(({ title }) => title);

test("what can be bought comes first, then the same type, then the most lists in common; never itself", async () => {
  const [mugs, home, gifts] = [newId(), newId(), newId()];
  const own = await list("Own", { categoryIds: [mugs, home], collectionIds: [gifts], productType: "Mug" });
  await list("Sold-out mug", { categoryIds: [mugs, home], productType: "Mug", stock: 0 });
  await list("Gift card", { collectionIds: [gifts], productType: "Card" });
  await list("Lamp", { categoryIds: [home], collectionIds: [gifts], productType: "Lamp" });
  await list("Mug", { categoryIds: [home], productType: "Mug" });
  await list("Mug of the set", { categoryIds: [mugs, home], productType: "Mug" });
  await list("Elsewhere", { categoryIds: [newId()], productType: "Mug" });
  const expected = ["Mug of the set", "Mug", "Lamp", "Gift card", "Sold-out mug"];
  expect(await titles(own)).toEqual(expected);
  expect(await titles(own, 2)).toEqual(expected.slice(0, 2));
});

test("a product without lists, and one that is not on sale, have none", async () => {
  expect(await titles(await list("Alone", {}))).toEqual([]);
  expect(await titles(newId())).toEqual([]);
});

test("a list of many thousand products is read through an index", async () => {
  const [crowd, other] = [newId(), newId()];
  const own = await list("One of many", { categoryIds: [crowd, other] });
  await database.db.execute(sql`
    with made as (
      insert into product (id, handle, title, status)
      select gen_random_uuid(), 'many-' || n, 'Many', 'active' from generate_series(1, 20000) as n returning id, handle)
    insert into product_listing (product_id, currency, handle, title, vendor, product_type, tags, category_ids,
      collection_ids, option_facets, min_price_minor, max_price_minor, stock_class, variant_count, media_alt,
      published_at, search_text)
    select id, 'USD', handle, 'Many', '', '', '{}', array[${crowd}]::uuid[], '{}', '{}', 1, 1, 'in_stock', 1, '',
      now(), '' from made`);
  await database.db.execute(sql`analyze product_listing`);
  await database.db.transaction(async (tx) => {
    expect(await selectRelated(tx, own, { limit: 4, locale: "en" })).toHaveLength(4);
    const [row] = await tx.execute<{ read: string }>(
      sql`select seq_tup_read as read from pg_stat_xact_user_tables where relname = 'product_listing'`,
    );
    expect(Number(row?.read)).toBe(0);
  });
});
