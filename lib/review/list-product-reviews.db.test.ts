import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Db } from "@/db/client";
import { makeVariant } from "@/db/testing/rows";
import { failureOf } from "@/lib/testing/checkout";
import { importReviews } from "@/lib/testing/reviews";
import { shopContext } from "@/lib/testing/shop-context";
import { asStaff } from "@/lib/testing/staff";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { listAdminReviews } from "./list-admin-reviews";
import { listProductReviews } from "./list-product-reviews";
import { moderateReview } from "./moderate-review";
import { refreshRating } from "./refresh-rating";
import { type ReviewSort, reviewSorts } from "./schema";

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

async function rated(ratings: number[]) {
  const { db, sql: raw } = shop;
  const { productId } = await makeVariant(db);
  const ids = await importReviews(db, productId, ratings);
  await db.transaction((tx) => refreshRating(shopContext(tx), productId));
  const [row] = await raw`select handle from product where id = ${productId}`;
  return { productId, ids, handle: String(row?.handle) };
}

/** Every review, through pages of two. */
async function readAll(handle: string, sort: ReviewSort, stars?: number): Promise<number[]> {
  const found: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await listProductReviews(shop.ctx, { handle, sort, stars, cursor, limit: 2 });
    found.push(...page.data.map(({ rating, body }) => rating * 100 + Number(body.split(" ")[1])));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return found;
}

describe("published reviews of a product", () => {
  // The second digit is the number of the review: the later, the newer.
  const ratings = [5, 1, 3, 5, 4, 1, 5];

  test("come newest, best or worst first, the newer of equals before the older, each once over all pages", async () => {
    const { handle } = await rated(ratings);
    expect(await readAll(handle, "newest")).toEqual([506, 105, 404, 503, 302, 101, 500]);
    expect(await readAll(handle, "highest")).toEqual([506, 503, 500, 404, 302, 105, 101]);
    expect(await readAll(handle, "lowest")).toEqual([105, 101, 302, 404, 506, 503, 500]);
    for (const sort of reviewSorts) {
      expect(await readAll(handle, sort, 5)).toEqual([506, 503, 500]);
      expect(await readAll(handle, sort, 2)).toEqual([]);
    }
  });

  test("are summed up whatever is asked for; those that wait are not among them", async () => {
    const { handle, productId } = await rated(ratings);
    await importReviews(shop.db, productId, [1, 1], "pending");
    const { summary } = await listProductReviews(shop.ctx, { handle, stars: 2, sort: "newest", limit: 2 });
    expect(summary).toEqual({
      count: 7,
      average: 3.4,
      stars: [5, 4, 3, 2, 1].map((stars, index) => ({ stars, count: [3, 1, 1, 0, 2][index] })),
    });
  });

  test("a cursor of another order or choice, and a product that is not on sale, are refused", async () => {
    const { handle } = await rated(ratings);
    const { nextCursor } = await listProductReviews(shop.ctx, { handle, sort: "newest", limit: 2 });
    const input = { handle, sort: "newest" as const, limit: 2, cursor: nextCursor ?? "" };
    for (const other of [
      { ...input, sort: "lowest" as const },
      { ...input, stars: 5 },
    ])
      expect((await failureOf(listProductReviews(shop.ctx, other))).code).toBe("invalid_cursor");
    const gone = { ...input, cursor: undefined, handle: "no-such-thing" };
    expect((await failureOf(listProductReviews(shop.ctx, gone))).code).toBe("not_found");
  });
});

test("staff find what waits, by stars and by product, and reject it with a reason", async () => {
  const { productId } = await rated([5]);
  const [, second = ""] = await importReviews(shop.db, productId, [1, 2], "pending");
  const staff = asStaff(shop.ctx);
  const list = async (query: object) =>
    (await listAdminReviews(staff, { productId, limit: 10, ...query })).data.map(({ rating }) => rating);
  expect(await list({})).toHaveLength(3);
  expect(await list({ status: "pending" })).toEqual([2, 1]);
  expect(await list({ status: "pending", stars: 1 })).toEqual([1]);
  const rejected = await moderateReview(staff, { reviewId: second, status: "rejected", reason: "An insult" });
  expect(rejected).toMatchObject({
    status: "rejected",
    reason: "An insult",
    moderatedBy: "staff:owner@example.com",
  });
  expect(await list({ status: "pending" })).toEqual([1]);
  const page = await listAdminReviews(staff, { productId, limit: 2 });
  expect(page.data).toHaveLength(2);
  const next = await listAdminReviews(staff, { productId, limit: 2, cursor: page.nextCursor ?? "" });
  expect(next).toMatchObject({ data: [{}], nextCursor: null });
});

test("of ten thousand reviews, no page reads many more than it shows", async () => {
  const { db, sql: raw } = shop;
  const { productId } = await makeVariant(db);
  await db.execute(sql`
    insert into review (id, product_id, source, author_name, rating, title, body, locale, status, created_at)
    select gen_random_uuid(), ${productId}, 'import', 'A', 1 + n % 5, '', 'B', 'en', 'published',
      '2026-01-01'::timestamptz + n * interval '1 minute'
    from generate_series(1, 10000) as n`);
  await db.transaction((tx) => refreshRating(shopContext(tx), productId));
  await raw`analyze review`;
  await raw`vacuum review`;
  const [row] = await raw`select handle from product where id = ${productId}`;
  const handle = String(row?.handle);
  for (const { sort, stars } of [
    ...reviewSorts.map((sort) => ({ sort, stars: undefined })),
    { sort: "newest" as const, stars: 3 },
  ]) {
    const first = await listProductReviews(shop.ctx, { handle, sort, stars, limit: 10 });
    const cursor = first.nextCursor ?? "";
    const read = await rowsRead(async (tx) => {
      await listProductReviews(shopContext(tx), { handle, sort, stars, cursor, limit: 10 });
    });
    // Where a fifth has the stars asked for, passing over the others is as cheap as the index of stars.
    expect(read, `${sort} ${stars ?? ""}`).toBeLessThanOrEqual(stars === undefined ? 30 : 100);
  }
});

/** How many rows and index entries of reviews a piece of work reads. */
async function rowsRead(work: (tx: Db) => Promise<void>): Promise<number> {
  return shop.db.transaction(async (tx) => {
    const read = async () => {
      const [row] = await tx.execute<{ read: string }>(sql`
        select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0) as read
        from pg_stat_xact_user_tables where relname = 'review'`);
      return Number(row?.read);
    };
    // What this connection read before and has not reported yet is counted in, too.
    const before = await read();
    await work(tx);
    return (await read()) - before;
  });
}
