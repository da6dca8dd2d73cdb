import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cart, cartLine } from "@/db/schema/cart";
import { customer } from "@/db/schema/customer";
import { makePromotion, makeVariant } from "@/db/testing/rows";
import { newCapability } from "@/lib/ids/capability";
import type { Context } from "@/lib/operation/context";
import { fillCart, openCheckout } from "@/lib/testing/checkout";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { addCartLine } from "./add-cart-line";
import { addPromotionCode } from "./add-promotion-code";
import { findCustomerCartId, makeCustomerCart } from "./customer-cart";
import { getCart } from "./get-cart";
import { mergeCart } from "./merge-cart";
import { planCartMerge } from "./merge-rules";

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

async function newCustomer(): Promise<Context & { customerId: string }> {
  const [row] = await shop.db
    .insert(customer)
    .values({ email: `${newCapability()}@example.com` })
    .returning();
  if (!row) throw new Error("no customer");
  return { ...shop.ctx, actor: { type: "customer", customerId: row.id, userId: row.id }, customerId: row.id };
}

async function unitsOf(customerId: string): Promise<Record<string, number>> {
  const rows = await shop.db
    .select({ variantId: cartLine.variantId, quantity: cartLine.quantity })
    .from(cart)
    .innerJoin(cartLine, eq(cartLine.cartId, cart.id))
    .where(eq(cart.customerId, customerId));
  return Object.fromEntries(rows.map(({ variantId, quantity }) => [variantId, quantity]));
}

test("units are summed, capped at what is available, and never fewer than the account held", () => {
  const available = new Map([
    ["plenty", 100],
    ["few", 3],
    ["gone", 0],
    ["less", 1],
  ]);
  const own = [
    { variantId: "plenty", quantity: 2 },
    { variantId: "few", quantity: 2 },
    { variantId: "less", quantity: 4 },
  ];
  const guest = ["plenty", "few", "gone", "less", "uncounted"].map((variantId) => ({
    variantId,
    quantity: 5,
  }));
  expect(planCartMerge(own, guest, (id) => available.get(id) ?? null)).toEqual([
    { variantId: "plenty", quantity: 7 },
    { variantId: "few", quantity: 3 },
    // Sold out, and said so in the cart.
    { variantId: "gone", quantity: 1 },
    { variantId: "uncounted", quantity: 5 },
  ]);
  const full = Array.from({ length: 200 }, (_, index) => ({ variantId: `v${index}`, quantity: 1 }));
  expect(planCartMerge(full, [{ variantId: "one more", quantity: 1 }], () => null)).toEqual([]);
  expect(
    planCartMerge([{ variantId: "a", quantity: 990 }], [{ variantId: "a", quantity: 990 }], () => null),
  ).toEqual([{ variantId: "a", quantity: 999 }]);
});

test("the browser's cart comes into the account's once, with its codes, whatever repeats at once", async () => {
  const [a, b] = [await makeVariant(shop.db, { stock: 5 }), await makeVariant(shop.db)];
  await makePromotion(shop.db, { code: "TEAPOT" });
  const ada = await newCustomer();
  const own = await makeCustomerCart(shop.db, ada.customerId);
  await addCartLine(ada, { cartId: own, variantId: a.variantId, quantity: 3 });
  const cartId = await fillCart(shop.ctx, [
    { variantId: a.variantId, quantity: 4 },
    { variantId: b.variantId, quantity: 1 },
  ]);
  await addPromotionCode(shop.ctx, { cartId, code: "TEAPOT" });
  await Promise.all(
    Array.from({ length: 10 }, () => mergeCart(shop.ctx, { cartId, customerId: ada.customerId })),
  );
  expect(await unitsOf(ada.customerId)).toEqual({ [a.variantId]: 5, [b.variantId]: 1 });
  expect((await getCart(ada, { cartId: own })).promotionCodes.map(({ code }) => code)).toEqual(["TEAPOT"]);
  await expect(getCart(shop.ctx, { cartId })).rejects.toMatchObject({ code: "not_found" });
});

test("an account without a cart takes the browser's over, under another id: the cookie's opens nothing any more", async () => {
  const { variantId } = await makeVariant(shop.db);
  const ada = await newCustomer();
  const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 2 }]);
  await mergeCart(shop.ctx, { cartId, customerId: ada.customerId });
  const own = await findCustomerCartId(shop.db, ada.customerId);
  expect(own).not.toBe(cartId);
  expect((await getCart(ada, { cartId: own ?? "" })).quantity).toBe(2);
  await expect(getCart(shop.ctx, { cartId })).rejects.toMatchObject({ code: "not_found" });
});

test("two browsers that sign in at once leave one cart with what both held", async () => {
  const { variantId } = await makeVariant(shop.db, { stock: null });
  const ada = await newCustomer();
  const carts = await Promise.all(
    Array.from({ length: 6 }, () => fillCart(shop.ctx, [{ variantId, quantity: 1 }])),
  );
  await Promise.all(carts.map((cartId) => mergeCart(shop.ctx, { cartId, customerId: ada.customerId })));
  expect(await unitsOf(ada.customerId)).toEqual({ [variantId]: 6 });
});

test("a cart that is another customer's is never merged, nor one whose order waits for its payment", async () => {
  const { variantId } = await makeVariant(shop.db);
  const [ada, eve] = [await newCustomer(), await newCustomer()];
  const adas = await makeCustomerCart(shop.db, ada.customerId);
  await addCartLine(ada, { cartId: adas, variantId, quantity: 1 });
  await mergeCart(shop.ctx, { cartId: adas, customerId: eve.customerId });
  expect([await unitsOf(ada.customerId), await unitsOf(eve.customerId)]).toEqual([{ [variantId]: 1 }, {}]);

  const { cartId } = await openCheckout(shop.ctx, [{ variantId, quantity: 2 }]);
  await mergeCart(shop.ctx, { cartId, customerId: ada.customerId });
  expect(await unitsOf(ada.customerId)).toEqual({ [variantId]: 1 });
  expect((await getCart(shop.ctx, { cartId })).quantity).toBe(2);
});
