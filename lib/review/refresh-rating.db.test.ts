import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { product } from "@/db/schema/catalog";
import { productListing } from "@/db/schema/listing";
import { openTestDatabase } from "@/db/testing/database";
import { makeVariant, setSetting } from "@/db/testing/rows";
import { refreshListing } from "@/lib/catalog/refresh-listing";
import { updateProduct } from "@/lib/catalog/update-product";
import { importReviews, makeOrder } from "@/lib/testing/reviews";
import { shopContext } from "@/lib/testing/shop-context";
import { asStaff } from "@/lib/testing/staff";
import { deleteReview } from "./delete-review";
import { moderateReview } from "./moderate-review";
import { updateReview } from "./update-review";
import { writeReview } from "./write-review";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase({ maxConnections: 20 });
  await setSetting(database.db, "currency", "USD");
});
afterAll(() => database.close());

/** What the rows say, beside what is kept of them: the summary, and what lists show. */
async function counted(productId: string) {
  const [rows] = await database.sql`
    select count(*)::int as count, coalesce(sum(rating), 0)::int as rating_sum,
      count(*) filter (where rating = 1)::int as stars_1, count(*) filter (where rating = 2)::int as stars_2,
      count(*) filter (where rating = 3)::int as stars_3, count(*) filter (where rating = 4)::int as stars_4,
      count(*) filter (where rating = 5)::int as stars_5
    from review where product_id = ${productId} and status = 'published'`;
  const [kept] = await database.sql`
    select count, rating_sum, stars_1, stars_2, stars_3, stars_4, stars_5
    from review_summary where product_id = ${productId}`;
  const [listed] = await database.db
    .select({ count: productListing.ratingCount, average: productListing.ratingAverage })
    .from(productListing)
    .where(eq(productListing.productId, productId));
  const average = rows?.count ? Math.round((rows.rating_sum * 10) / rows.count) / 10 : null;
  return { rows, kept, listed, expected: { count: rows?.count, average } };
}

async function expectNoDrift(productId: string): Promise<void> {
  const { rows, kept, listed, expected } = await counted(productId);
  expect(kept).toEqual(rows);
  expect(listed).toEqual(expected);
}

type Step = { who: number; what: "write" | "publish" | "reject" | "update" | "delete"; rating: number };

const steps = fc.array(
  fc.record({
    who: fc.nat(3),
    what: fc.constantFrom("write", "publish", "reject", "update", "delete") as fc.Arbitrary<Step["what"]>,
    rating: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 1, maxLength: 14 },
);

test("after whatever was written, published, rejected, changed and taken away, the sums are the rows", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const { db } = database;
      const ctx = shopContext(db);
      const made = await makeVariant(db);
      const buyers = await Promise.all(Array.from({ length: 4 }, () => makeOrder(db, [made])));
      const reviewIds = new Map<number, string>();
      for (const { who, what, rating } of sequence) {
        const buyer = buyers[who];
        if (!buyer) continue;
        const holder = { orderId: buyer.orderId, token: buyer.token };
        const words = { authorName: "A", rating, title: "", body: "B", locale: "en" as const };
        const reviewId = reviewIds.get(who);
        if (what === "write" && !reviewId) {
          const own = await writeReview(ctx, { ...holder, lineId: buyer.lineIds[0] ?? "", ...words });
          reviewIds.set(who, own.id);
        }
        if (!reviewId) continue;
        if (what === "publish") await moderateReview(asStaff(ctx), { reviewId, status: "published" });
        if (what === "reject")
          await moderateReview(asStaff(ctx), { reviewId, status: "rejected", reason: "Spam" });
        if (what === "update") await updateReview(ctx, { ...holder, reviewId, ...words });
        if (what === "delete") {
          await deleteReview(ctx, { ...holder, reviewId });
          reviewIds.delete(who);
        }
      }
      const touched = await db.execute(
        sql`select 1 from review_summary where product_id = ${made.productId}`,
      );
      if (touched.length > 0) await expectNoDrift(made.productId);
    }),
    { numRuns: 25 },
  );
});

test("forty reviews that are published and rejected at once, while the product is edited: nothing drifts", async () => {
  const { db } = database;
  const staff = asStaff(shopContext(db));
  const { productId } = await makeVariant(db);
  const ratings = Array.from({ length: 40 }, (_, index) => (index % 5) + 1);
  const ids = await importReviews(db, productId, ratings, "pending");
  await Promise.all([
    ...ids.map((reviewId) => moderateReview(staff, { reviewId, status: "published" })),
    ...ids
      .slice(0, 15)
      .map((reviewId) => moderateReview(staff, { reviewId, status: "rejected", reason: "Not about it" })),
    ...["One", "Two", "Three"].map((title) => updateProduct(staff, { productId, title })),
  ]);
  await expectNoDrift(productId);
});

test("the listing of a product that goes on sale again shows its rating", async () => {
  const { db } = database;
  const staff = asStaff(shopContext(db));
  const { productId } = await makeVariant(db);
  const [first = ""] = await importReviews(db, productId, [4, 5], "pending");
  await updateProduct(staff, { productId, status: "archived" });
  await moderateReview(staff, { reviewId: first, status: "published" });
  await updateProduct(staff, { productId, status: "active" });
  await expectNoDrift(productId);
  const [row] = await db.select().from(product).where(eq(product.id, productId));
  if (!row) throw new Error("no product");
  await db.transaction((tx) => refreshListing({ ...staff, db: tx }, row));
  await expectNoDrift(productId);
});

test("pages are stale when what they show has changed, and only then", async () => {
  const { db, sql: raw } = database;
  const staff = asStaff(shopContext(db));
  const { productId } = await makeVariant(db);
  const [reviewId = ""] = await importReviews(db, productId, [5], "pending");
  const [row] = await raw`select handle from product where id = ${productId}`;
  const versions = async () => {
    const rows = await raw`select tag, version::int from cache_tag
      where tag in (${`product:${row?.handle}`}, ${`reviews:${productId}`}, 'catalog')`;
    return Object.fromEntries(rows.map(({ tag, version }) => [String(tag).split(":")[0], Number(version)]));
  };
  const before = await versions();
  await moderateReview(staff, { reviewId, reply: "Thank you" });
  expect(await versions()).toEqual(before);
  await moderateReview(staff, { reviewId, status: "published" });
  const published = await versions();
  expect(Object.keys(published).sort()).toEqual(["catalog", "product", "reviews"]);
  expect(published.catalog).toBeGreaterThan(before.catalog ?? 0);
  // Another reply changes the product's page; the rating on its cards stays as it was.
  await moderateReview(staff, { reviewId, reply: "Thank you, Ada" });
  const { reviews, ...others } = await versions();
  expect(reviews).toBeGreaterThan(published.reviews ?? 0);
  expect(others).toEqual({ catalog: published.catalog, product: published.product });
});
