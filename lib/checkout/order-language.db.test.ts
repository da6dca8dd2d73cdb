import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { product, productOption, productOptionValue, variant, variantOptionValue } from "@/db/schema/catalog";
import { shippingMethod } from "@/db/schema/shipping";
import { type MadeVariant, makeShippingMethod, makeVariant } from "@/db/testing/rows";
import { getCart } from "@/lib/cart/get-cart";
import { getOrder } from "@/lib/order/get-order";
import { fillCart, openCheckout } from "@/lib/testing/checkout";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { listCartShippingMethods } from "./quote-checkout";

let shop: Shop;
let made: MadeVariant;
let shippingMethodId: string;

beforeAll(async () => {
  shop = await startShop();
  const { db } = shop;
  made = await makeVariant(db, { title: "Mug", requiresShipping: true });
  await db.update(product).set({ translations: { de: { title: "Becher" } } });
  for (const [index, [name, value, label]] of [
    ["Size", "Large", "Groß"],
    ["Finish", "Matte", ""],
  ].entries()) {
    const [option] = await db
      .insert(productOption)
      .values({ productId: made.productId, name: name ?? "", position: index + 1 })
      .returning();
    const [own] = await db
      .insert(productOptionValue)
      .values({
        optionId: option?.id ?? "",
        value: value ?? "",
        position: 1,
        translations: { de: { value: label ?? "" } },
      })
      .returning();
    await db.insert(variantOptionValue).values({
      variantId: made.variantId,
      optionId: option?.id ?? "",
      optionValueId: own?.id ?? "",
    });
  }
  await db.update(variant).set({ title: "Large / Matte" });
  shippingMethodId = await makeShippingMethod(db);
  await db
    .update(shippingMethod)
    .set({ translations: { de: { estimate: "3 Tage" } } })
    .where(eq(shippingMethod.id, shippingMethodId));
});
afterAll(() => shop.stop());

const lines = () => [{ variantId: made.variantId, quantity: 1 }];

test("a cart's lines and the ways to ship it are in the language asked for, each text for itself", async () => {
  const cartId = await fillCart(shop.ctx, lines());
  expect((await getCart(shop.ctx, { cartId, locale: "de" })).lines[0]).toMatchObject({
    title: "Becher",
    variantTitle: "Groß / Matte",
  });
  expect((await getCart(shop.ctx, { cartId })).lines[0]).toMatchObject({
    title: "Mug",
    variantTitle: "Large / Matte",
  });
  const { data } = await listCartShippingMethods(shop.ctx, { cartId, country: "US", locale: "de" });
  expect(data[0]).toMatchObject({ name: "Standard", estimate: "3 Tage" });
});

test("an order keeps the words it was placed with", async () => {
  const { orderId, accessToken } = await openCheckout(shop.ctx, lines(), {
    shippingMethodId,
    locale: "de",
  });
  await shop.db.update(product).set({ translations: { de: { title: "Tasse" } } });
  const order = await getOrder(shop.ctx, { orderId, token: accessToken });
  expect(order.lines[0]).toMatchObject({ title: "Becher", variantTitle: "Groß / Matte" });
  expect(order.shippingMethod).toEqual({ name: "Standard", estimate: "3 Tage" });
});
