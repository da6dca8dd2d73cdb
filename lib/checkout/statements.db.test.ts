import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makePromotion, makeShippingMethod, makeTaxRates, makeVariant } from "@/db/testing/rows";
import { addCartLine } from "@/lib/cart/add-cart-line";
import { settlePayment } from "@/lib/payment/settle-payment";
import { checkoutOf, fillCart, sessionIdOf } from "@/lib/testing/checkout";
import { statusOf } from "@/lib/testing/orders";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { startCheckout } from "./start-checkout";

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
  await makeTaxRates(shop.db, "US", [{ name: "Sales tax", ratePpm: 100_000 }]);
  await makePromotion(shop.db);
});
afterAll(() => shop.stop());

test("a checkout of 20 lines sends as many statements as one of 1, at every step", async () => {
  const shippingMethodId = await makeShippingMethod(shop.db);
  const statements: string[] = [];
  const db = drizzle(shop.sql, { logger: { logQuery: (query) => statements.push(query) } });
  const ctx = { ...shop.ctx, db };
  const count = async (work: () => Promise<unknown>) => {
    statements.length = 0;
    await work();
    return statements.length;
  };
  const measure = async (lines: number) => {
    const made = await Promise.all(
      Array.from({ length: lines }, () => makeVariant(shop.db, { requiresShipping: true })),
    );
    const [last, ...rest] = made.map(({ variantId }) => ({ variantId, quantity: 5 }));
    if (!last) throw new Error("no line");
    const cartId = await fillCart(shop.ctx, rest);
    const adding = await count(() => addCartLine(ctx, { cartId, ...last }));
    let checkout: Awaited<ReturnType<typeof startCheckout>> | undefined;
    const placing = await count(async () => {
      checkout = await startCheckout(ctx, checkoutOf(cartId, { shippingMethodId }));
    });
    if (!checkout) throw new Error("no checkout");
    const orderId = checkout.order.id;
    await shop.pay(sessionIdOf(checkout.payment?.url));
    const settling = await count(() => settlePayment(ctx, orderId));
    expect(await statusOf(shop, orderId)).toBe("confirmed");
    return { adding, placing, settling };
  };
  expect(await measure(20)).toEqual(await measure(1));
});
