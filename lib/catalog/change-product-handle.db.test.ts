import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { product } from "@/db/schema/catalog";
import { productListing } from "@/db/schema/listing";
import { cacheTag, redirect } from "@/db/schema/platform";
import { openTestDatabase } from "@/db/testing/database";
import { makeVariant } from "@/db/testing/rows";
import { asSomebodyElse } from "@/db/testing/watch-transactions";
import { findRedirect } from "@/lib/content/redirects/find-redirect";
import type { Context } from "@/lib/operation/context";
import { failureOf } from "@/lib/testing/checkout";
import { shopContext } from "@/lib/testing/shop-context";
import { updateProduct } from "./update-product";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ctx: Context;

beforeAll(async () => {
  database = await openTestDatabase();
  ctx = shopContext(database.db);
});
afterAll(() => database.close());

async function makeProduct(): Promise<{ productId: string; handle: string }> {
  const { productId } = await makeVariant(ctx.db);
  const [row] = await ctx.db.select().from(product).where(eq(product.id, productId));
  return { productId, handle: row?.handle ?? "" };
}

const rename = (productId: string, handle: string) => updateProduct(ctx, { productId, handle });
const endOf = async (handle: string) => (await findRedirect(ctx, `/products/${handle}`))?.toPath ?? null;
const versionOf = async (tag: string) =>
  (await ctx.db.select().from(cacheTag).where(eq(cacheTag.tag, tag)))[0]?.version ?? 0;

test("a new handle leaves a redirect, moves the listing, and marks both addresses as stale", async () => {
  const { productId, handle } = await makeProduct();
  const before = await versionOf(`product:${handle}`);
  expect(await rename(productId, "moon-mug")).toMatchObject({ handle: "moon-mug", version: 2 });
  expect(await endOf(handle)).toBe("/products/moon-mug");
  expect(await versionOf(`product:${handle}`)).toBeGreaterThan(before);
  expect(await versionOf("product:moon-mug")).toBeGreaterThan(0);
  const [listing] = await ctx.db.select().from(productListing).where(eq(productListing.productId, productId));
  expect(listing?.handle).toBe("moon-mug");
});

test("there and back leads to the product in one step, and from its address nowhere", async () => {
  const { productId, handle } = await makeProduct();
  await rename(productId, "there");
  await rename(productId, "farther");
  expect(await endOf("there")).toBe("/products/farther");
  await rename(productId, handle);
  expect(await endOf(handle)).toBeNull();
  for (const old of ["there", "farther"])
    expect(await findRedirect(ctx, `/products/${old}`)).toEqual({
      toPath: `/products/${handle}`,
      steps: [`/products/${handle}`],
    });
});

test("however often a product moves, every old address is one step away", async () => {
  const { productId, handle } = await makeProduct();
  for (let index = 1; index <= 15; index += 1) await rename(productId, `often-${index}`);
  expect(await findRedirect(ctx, `/products/${handle}`)).toMatchObject({ steps: ["/products/often-15"] });
});

test("a taken handle is refused at its field, and nothing is changed", async () => {
  const [one, other] = [await makeProduct(), await makeProduct()];
  const { code, fields } = await failureOf(
    updateProduct(ctx, { productId: one.productId, handle: other.handle, title: "Changed" }),
  );
  expect(code).toBe("handle_taken");
  expect(fields).toMatchObject([{ path: "handle", message: expect.stringContaining(other.handle) }]);
  const [row] = await ctx.db.select().from(product).where(eq(product.id, one.productId));
  expect(row).toMatchObject({ handle: one.handle, title: "Mug", version: 1 });
  expect(await endOf(one.handle)).toBeNull();
});

test("of products that want the same handle at the same time, one gets it and the others are told", async () => {
  const products = await Promise.all(Array.from({ length: 5 }, makeProduct));
  const outcomes = await Promise.allSettled(products.map(({ productId }) => rename(productId, "wanted")));
  const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason.code] : []));
  expect(refused).toEqual(Array.from({ length: 4 }, () => "handle_taken"));
});

test("a handle that another transaction takes at this moment is refused as taken", async () => {
  const { productId } = await makeProduct();
  let outcome: Promise<unknown> = Promise.resolve();
  await ctx.db.transaction(async (tx) => {
    await tx.insert(product).values({ handle: "imported", title: "Imported", status: "draft" });
    // Does not see the row yet, and waits for it in the unique index.
    outcome = asSomebodyElse(() => failureOf(rename(productId, "imported")));
    await expect
      .poll(async () => {
        const rows = await tx.execute(
          "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
        );
        return rows.length;
      })
      .toBeGreaterThan(0);
  });
  expect(await outcome).toMatchObject({ code: "handle_taken" });
});

test("concurrent renames of one product end with redirects that all lead to it", async () => {
  const { productId, handle } = await makeProduct();
  const names = ["c-1", "c-2", "c-3", "c-4"];
  await Promise.all(names.map((name) => rename(productId, name)));
  const [row] = await ctx.db.select().from(product).where(eq(product.id, productId));
  for (const old of [handle, ...names].filter((name) => name !== row?.handle))
    expect(await endOf(old), old).toBe(`/products/${row?.handle}`);
});

test("what was never on sale leaves no redirect, and frees its handle", async () => {
  const { productId } = await makeVariant(ctx.db, { status: "draft" });
  const [row] = await ctx.db.select().from(product).where(eq(product.id, productId));
  await rename(productId, "named-at-last");
  expect(await endOf(row?.handle ?? "")).toBeNull();
});

test("a redirect that a merchant made at the new handle gives way", async () => {
  const { productId, handle } = await makeProduct();
  await ctx.db.insert(redirect).values({ fromPath: "/products/free", toPath: `/products/${handle}` });
  await rename(productId, "free");
  expect(await endOf("free")).toBeNull();
  expect(await endOf(handle)).toBe("/products/free");
});
