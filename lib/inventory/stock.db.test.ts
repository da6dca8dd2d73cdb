import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { variant } from "@/db/schema/catalog";
import { stockLevel } from "@/db/schema/inventory";
import { productListing } from "@/db/schema/listing";
import { price } from "@/db/schema/pricing";
import { makeLevel, makeVariant } from "@/db/testing/rows";
import { placeOrder } from "@/lib/checkout/place-order";
import { releaseOrder } from "@/lib/order/release-order";
import { checkoutOf, failureOf, fillCart } from "@/lib/testing/checkout";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { expectLedgerToHold, stockOf } from "@/lib/testing/stock";
import { adjustStock } from "./adjust-stock";
import { releaseStock } from "./release-stock";

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(async () => {
  await expectLedgerToHold(shop.db);
  await shop.stop();
});

const listingOf = async (productId: string) => {
  const [row] = await shop.db.select().from(productListing).where(eq(productListing.productId, productId));
  return row;
};

const order = async (variantId: string, quantity: number) =>
  (await placeOrder(shop.ctx, checkoutOf(await fillCart(shop.ctx, [{ variantId, quantity }])))).order;

/** A product with two variants, one unit of each. */
async function makePair(): Promise<{ productId: string; variantIds: string[] }> {
  const { productId, variantId } = await makeVariant(shop.db, { stock: 1 });
  const [other] = await shop.db
    .insert(variant)
    .values({ productId, title: "Other", position: 2, requiresShipping: false })
    .returning();
  if (!other) throw new Error("no variant");
  await shop.db.insert(price).values({ variantId: other.id, currency: "USD", amountMinor: 1000 });
  await makeLevel(shop.db, other.id, 1);
  const variantIds = [variantId, other.id];
  await shop.db
    .update(productListing)
    .set({ variantClasses: variantIds.map((id) => `${id}=low`).join(" ") })
    .where(eq(productListing.productId, productId));
  return { productId, variantIds };
}

test("two orders that empty a product together leave it shown as sold out", async () => {
  const pairs = await Promise.all(Array.from({ length: 10 }, makePair));
  const variantIds = pairs.flatMap((pair) => pair.variantIds);
  const carts = await Promise.all(
    variantIds.map((variantId) => fillCart(shop.ctx, [{ variantId, quantity: 1 }])),
  );
  await Promise.all(carts.map((cartId) => placeOrder(shop.ctx, checkoutOf(cartId))));
  for (const pair of pairs) {
    expect(await listingOf(pair.productId)).toMatchObject({
      stockClass: "sold_out",
      variantClasses: pair.variantIds.map((id) => `${id}=sold_out`).join(" "),
    });
  }
});

test("a line may be split over locations, and gives back to each what it took from it", async () => {
  const { variantId, productId, levelId } = await makeVariant(shop.db, { stock: 2 });
  const farId = await makeLevel(shop.db, variantId, 5, { location: "far", priority: 9 });
  const placed = await order(variantId, 6);
  const levels = () =>
    shop.db
      .select({ id: stockLevel.id, reserved: stockLevel.reserved })
      .from(stockLevel)
      .where(inArray(stockLevel.id, [levelId ?? "", farId]))
      .orderBy(stockLevel.id);
  expect(await levels()).toEqual([
    { id: levelId, reserved: 2 },
    { id: farId, reserved: 4 },
  ]);
  expect(await listingOf(productId)).toMatchObject({ stockClass: "low" });
  await shop.db.transaction((tx) => releaseOrder({ ...shop.ctx, db: tx }, placed, "test"));
  await shop.db.transaction((tx) => releaseStock({ ...shop.ctx, db: tx }, placed.id));
  expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 7, reserved: 0, allocated: 0 });
  expect(await listingOf(productId)).toMatchObject({ stockClass: "in_stock" });
});

test("a correction never goes below what orders hold, nor above what a place can count", async () => {
  const { variantId } = await makeVariant(shop.db, { stock: 5 });
  await order(variantId, 3);
  const change = (input: { delta?: number; setTo?: number }) =>
    adjustStock(shop.ctx, { variantId, reason: "count", ...input });
  for (const input of [{ setTo: 2 }, { delta: -3 }, { delta: -6 }, { delta: 1_000_000_000 }])
    expect((await failureOf(change(input))).code).toBe("conflict");
  expect(await change({ setTo: 3 })).toMatchObject({ onHand: 3, available: 0 });
});

test("corrections and orders of one variant at once: levels stay the sums of their movements", async () => {
  const { variantId } = await makeVariant(shop.db, { stock: 20 });
  await Promise.all([
    ...Array.from({ length: 10 }, () => order(variantId, 1)),
    ...Array.from({ length: 10 }, () => adjustStock(shop.ctx, { variantId, delta: 1, reason: "came" })),
  ]);
  expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 30, reserved: 10, allocated: 0 });
  await expectLedgerToHold(shop.db);
});
