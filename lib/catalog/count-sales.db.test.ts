import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { product } from "@/db/schema/catalog";
import { productListing } from "@/db/schema/listing";
import { order, orderLine } from "@/db/schema/order";
import { setting } from "@/db/schema/platform";
import { makeVariant } from "@/db/testing/rows";
import type { Context } from "@/lib/operation/context";
import { makeSale, type Sale } from "@/lib/testing/sales";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { countSales } from "./count-sales";
import { listProducts } from "./list-products";
import { refreshListing } from "./refresh-listing";

let shop: Shop;
let ctx: Context;
beforeAll(async () => {
  shop = await startShop();
  ctx = shop.ctx;
});
afterAll(() => shop.stop());
beforeEach(async () => {
  await ctx.db.delete(orderLine);
  await ctx.db.delete(order);
  await anHourLater();
});

const anHourLater = () => ctx.db.update(setting).set({ updatedAt: sql`now() - interval '61 minutes'` });

const sell = (productId: string, sale: Sale) => makeSale(ctx.db, productId, sale);
const make = async (title: string) => (await makeVariant(ctx.db, { title })).productId;

const figureOf = async (productId: string) =>
  (await ctx.db.select().from(productListing).where(eq(productListing.productId, productId)))[0]?.unitsSold;

test("what was paid in 90 days is counted, once an hour, and counted down again when it is long ago", async () => {
  const [mug, lamp] = [await make("Mug"), await make("Lamp")];
  await sell(mug, { quantity: 3 });
  const old = await sell(mug, { quantity: 2, status: "completed", daysAgo: 80 });
  await sell(mug, { quantity: 5, status: "pending_payment" });
  await sell(lamp, { quantity: 7, daysAgo: 91 });
  expect(await countSales(ctx)).toBe(1);
  expect([await figureOf(mug), await figureOf(lamp)]).toEqual([5, 0]);
  await ctx.db.update(order).set({ placedAt: sql`now() - interval '91 days'` }).where(eq(order.id, old));
  expect(await countSales(ctx)).toBeNull();
  await anHourLater();
  expect(await countSales(ctx)).toBe(1);
  expect(await figureOf(mug)).toBe(3);
  await ctx.db.update(order).set({ placedAt: sql`now() - interval '91 days'` });
  await anHourLater();
  expect(await countSales(ctx)).toBe(1);
  expect(await figureOf(mug)).toBe(0);
  await anHourLater();
  expect(await countSales(ctx)).toBe(0);
});

test("an edit of a product keeps its figure, and one that is off sale is passed over", async () => {
  const productId = await make("Bowl");
  await sell(productId, { quantity: 4 });
  await countSales(ctx);
  const [row] = await ctx.db.select().from(product).where(eq(product.id, productId));
  if (!row) throw new Error("no product");
  await refreshListing(ctx, row);
  expect(await figureOf(productId)).toBe(4);
  await refreshListing(ctx, { ...row, status: "archived" });
  await anHourLater();
  expect(await countSales(ctx)).toBe(0);
});

test("lists by sales go from the most sold to the never sold, page by page, each product once", async () => {
  await ctx.db.delete(productListing);
  const made: string[] = [];
  for (let index = 0; index < 7; index += 1) made.push(await make(`Thing ${index}`));
  for (const [index, productId] of made.entries()) {
    if (index % 3 !== 0) await sell(productId, { quantity: (index % 3) + 1 });
  }
  await countSales(ctx);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listProducts(ctx, { sort: "best_selling", limit: 2, ...(cursor ? { cursor } : {}) });
    seen.push(...page.data.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  const soldOf = (id: string) => made.indexOf(id) % 3;
  expect(seen).toEqual(made.toSorted((a, b) => soldOf(b) - soldOf(a) || (a < b ? 1 : -1)));
});

test("the latest orders are found through an index, however many there are", async () => {
  await ctx.db.execute(sql`
    insert into "order" (id, number, status, email, access_token, currency, subtotal_minor, shipping_minor, tax_minor,
      total_minor, tax_rounding, placed_at, confirmed_at)
    select gen_random_uuid(), 'old-' || n, 'completed', 'a@shop.test', 'old-' || n, 'USD', 0, 0, 0, 0, 'per_line',
      now() - n * interval '1 minute', now() from generate_series(1, 30000) as n`);
  await ctx.db.execute(sql`analyze "order"`);
  const plan = await ctx.db.execute<Record<string, string>>(sql`
    explain select id from "order" where status = 'completed' and placed_at > now() - interval '90 days'
      order by placed_at desc, id desc limit 2000`);
  const text = [...plan].map((row) => row["QUERY PLAN"]).join("\n");
  expect(text).toMatch(/Index Scan using order_(status|placed)_index/);
  expect(text).not.toContain("Sort");
});
