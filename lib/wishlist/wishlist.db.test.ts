import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { product } from "@/db/schema/catalog";
import { customer } from "@/db/schema/customer";
import { wishlist, wishlistItem } from "@/db/schema/wishlist";
import { openTestDatabase } from "@/db/testing/database";
import { makeVariant } from "@/db/testing/rows";
import { newCapability } from "@/lib/ids/capability";
import type { Context } from "@/lib/operation/context";
import { failureOf } from "@/lib/testing/checkout";
import { shopContext } from "@/lib/testing/shop-context";
import { addWishlistItem } from "./add-wishlist-item";
import { findSharedWishlist, findWishlist } from "./find-wishlist";
import { loadWishlistCards } from "./load-wishlist-cards";
import { mergeWishlist } from "./merge-wishlist";
import { pruneWishlists } from "./prune-wishlists";
import { removeWishlistItem } from "./remove-wishlist-item";
import { MAX_WISHLIST_ITEMS } from "./rules";
import type { WishlistOwner } from "./schema";
import { shareWishlist, unshareWishlist } from "./share-wishlist";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ctx: Context;
beforeAll(async () => {
  database = await openTestDatabase({ maxConnections: 24 });
  ctx = shopContext(database.db);
});
afterAll(() => database.close());

const newGuest = () => ({ wishlistId: newCapability() });

async function newCustomer() {
  const [row] = await ctx.db
    .insert(customer)
    .values({ email: `${newCapability()}@example.com` })
    .returning();
  if (!row) throw new Error("no customer");
  return { customerId: row.id };
}

async function productIds(owner: WishlistOwner) {
  return ((await findWishlist(ctx, owner))?.items ?? []).map(({ productId }) => productId).sort();
}

test.each(["guest", "customer"] as const)(
  "20 parallel adds of a product by a %s leave one row",
  async (who) => {
    const { productId } = await makeVariant(ctx.db);
    const owner = who === "guest" ? newGuest() : await newCustomer();
    await Promise.all(Array.from({ length: 20 }, () => addWishlistItem(ctx, { owner, productId })));
    expect(await productIds(owner)).toEqual([productId]);
  },
);

test("adding again keeps the chosen variant, or takes the one that is named; removing twice is removing", async () => {
  const { productId, variantId } = await makeVariant(ctx.db);
  const owner = newGuest();
  await addWishlistItem(ctx, { owner, productId });
  await addWishlistItem(ctx, { owner, productId, variantId });
  await addWishlistItem(ctx, { owner, productId });
  expect((await findWishlist(ctx, owner))?.items).toMatchObject([{ productId, variantId, onSale: true }]);
  await removeWishlistItem(ctx, { owner, productId });
  await removeWishlistItem(ctx, { owner, productId });
  await removeWishlistItem(ctx, { owner: newGuest(), productId });
  expect(await productIds(owner)).toEqual([]);
});

test("a list takes no draft, nothing unknown, and no other product's variant", async () => {
  const owner = newGuest();
  const draft = await makeVariant(ctx.db, { status: "draft" });
  const [one, other] = [await makeVariant(ctx.db), await makeVariant(ctx.db)];
  const tries = [
    { productId: draft.productId },
    { productId: crypto.randomUUID() },
    { productId: one.productId, variantId: other.variantId },
  ];
  for (const input of tries)
    expect((await failureOf(addWishlistItem(ctx, { owner, ...input }))).code).toBe("not_found");
  expect(await findWishlist(ctx, owner)).toBeNull();
});

test("a full list refuses one more, whoever tries at the same time, and takes what is on it already", async () => {
  const owner = newGuest();
  const rows = await ctx.db
    .insert(product)
    .values(
      Array.from({ length: MAX_WISHLIST_ITEMS - 1 }, (_, at) => ({
        handle: `full-${at}`,
        title: "Mug",
        status: "active" as const,
      })),
    )
    .returning();
  const [first, second] = [await makeVariant(ctx.db), await makeVariant(ctx.db)];
  await addWishlistItem(ctx, { owner, productId: first.productId });
  await removeWishlistItem(ctx, { owner, productId: first.productId });
  const [list] = await ctx.db.select().from(wishlist).orderBy(sql`${wishlist.createdAt} desc`).limit(1);
  const wishlistId = list?.id ?? "";
  await ctx.db.insert(wishlistItem).values(rows.map(({ id }) => ({ wishlistId, productId: id })));
  const outcomes = await Promise.allSettled(
    [first, second].map(({ productId }) => addWishlistItem(ctx, { owner, productId })),
  );
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "wishlist_full" },
  });
  const held = outcomes[0]?.status === "fulfilled" ? first : second;
  await addWishlistItem(ctx, { owner, productId: held.productId });
  expect(await productIds(owner)).toHaveLength(MAX_WISHLIST_ITEMS);
});

test("signing in merges once: the union, the customer's own choice first, and the guest's list is gone", async () => {
  const [common, guests, own] = [
    await makeVariant(ctx.db),
    await makeVariant(ctx.db),
    await makeVariant(ctx.db),
  ];
  const [guest, account] = [newGuest(), await newCustomer()];
  await addWishlistItem(ctx, { owner: guest, productId: common.productId });
  await addWishlistItem(ctx, { owner: guest, ...pick(guests) });
  await addWishlistItem(ctx, { owner: account, ...pick(common) });
  await addWishlistItem(ctx, { owner: account, productId: own.productId });
  const shareId = await shareWishlist(ctx, guest);
  await Promise.all(Array.from({ length: 5 }, () => mergeWishlist(ctx, { ...guest, ...account })));
  expect(await productIds(account)).toEqual([common, guests, own].map(({ productId }) => productId).sort());
  expect((await findWishlist(ctx, account))?.items).toEqual(
    expect.arrayContaining([expect.objectContaining(pick(common)), expect.objectContaining(pick(guests))]),
  );
  expect(await findWishlist(ctx, guest)).toBeNull();
  expect(await findSharedWishlist(ctx, shareId)).toBeNull();
  await removeWishlistItem(ctx, { owner: account, productId: guests.productId });
  await mergeWishlist(ctx, { ...guest, ...account });
  expect(await productIds(account)).not.toContain(guests.productId);
});

const pick = ({ productId, variantId }: { productId: string; variantId: string }) => ({
  productId,
  variantId,
});

test("a link shows the list until it is taken back, and a new one is another", async () => {
  const { productId } = await makeVariant(ctx.db);
  const owner = newGuest();
  expect((await failureOf(shareWishlist(ctx, owner))).code).toBe("not_found");
  await addWishlistItem(ctx, { owner, productId });
  const ids = await Promise.all(Array.from({ length: 5 }, () => shareWishlist(ctx, owner)));
  const [shareId = ""] = ids;
  expect(new Set(ids).size).toBe(1);
  expect(shareId).not.toBe(owner.wishlistId);
  expect(await findSharedWishlist(ctx, shareId)).toMatchObject([{ productId }]);
  // The link looks, and never changes.
  expect(await findWishlist(ctx, { wishlistId: shareId })).toBeNull();
  await unshareWishlist(ctx, owner);
  expect(await findSharedWishlist(ctx, shareId)).toBeNull();
  expect(await shareWishlist(ctx, owner)).not.toBe(shareId);
});

test("an archived product stays on the list and says so", async () => {
  const { productId } = await makeVariant(ctx.db);
  const owner = newGuest();
  await addWishlistItem(ctx, { owner, productId });
  await ctx.db.update(product).set({ status: "archived" }).where(eq(product.id, productId));
  expect((await findWishlist(ctx, owner))?.items).toMatchObject([{ productId, onSale: false }]);
});

test("a list shows today's price, what can be bought without a choice, and names in the page's language", async () => {
  const own = await makeVariant(ctx.db, { priceMinor: 1250, title: "Mug" });
  const gone = await makeVariant(ctx.db, { title: "Bowl" });
  const owner = newGuest();
  for (const { productId } of [own, gone]) await addWishlistItem(ctx, { owner, productId });
  const translations = { de: { title: "Schale" } };
  await ctx.db
    .update(product)
    .set({ status: "archived", translations })
    .where(eq(product.id, gone.productId));
  const items = (await findWishlist(ctx, owner))?.items ?? [];
  const cards = await loadWishlistCards(ctx, items, "de");
  expect(cards).toMatchObject([
    { title: "Schale", summary: null, onlyVariantId: null },
    {
      title: "Mug",
      summary: { price: { amount: 1250, currency: "USD" }, inStock: true },
      onlyVariantId: own.variantId,
    },
  ]);
  expect(await loadWishlistCards(ctx, [], "en")).toEqual([]);
});

test("guests' lists go a year after the last change, customers' stay; the id is stored hashed", async () => {
  const { productId } = await makeVariant(ctx.db);
  const [old, fresh, account] = [newGuest(), newGuest(), await newCustomer()];
  for (const owner of [old, fresh, account]) await addWishlistItem(ctx, { owner, productId });
  const stored = JSON.stringify(await ctx.db.select().from(wishlist));
  expect(stored).not.toContain(old.wishlistId);
  const list = await ctx.db.execute(sql`
    update wishlist set updated_at = now() - interval '366 days'
    where customer_id = ${account.customerId}
      or capability_hash = encode(sha256(convert_to(${old.wishlistId}, 'UTF8')), 'hex')`);
  expect(list.count).toBe(2);
  await pruneWishlists(ctx.db);
  expect(await findWishlist(ctx, old)).toBeNull();
  expect(await productIds(fresh)).toEqual([productId]);
  expect(await productIds(account)).toEqual([productId]);
});
