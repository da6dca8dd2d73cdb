import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { product, variant } from "@/db/schema/catalog";
import { stockLevel } from "@/db/schema/inventory";
import { order, orderEvent, orderLine } from "@/db/schema/order";
import { payment } from "@/db/schema/payment";
import { outboxEvent } from "@/db/schema/platform";
import { price } from "@/db/schema/pricing";
import { shippingRate } from "@/db/schema/shipping";
import { makeShippingMethod, makeTaxRates, makeVariant, setSetting } from "@/db/testing/rows";
import { addCartLine } from "@/lib/cart/add-cart-line";
import { getCart } from "@/lib/cart/get-cart";
import { checkoutOf, failureOf, fillCart, sessionIdOf } from "@/lib/testing/checkout";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { expectLedgerToHold, movementsOf, stockOf } from "@/lib/testing/stock";
import { placeOrder } from "./place-order";
import { quoteCheckout } from "./quote-checkout";
import { startCheckout } from "./start-checkout";

let shop: Shop;
let shippingMethodId: string;

beforeAll(async () => {
  shop = await startShop();
  shippingMethodId = await makeShippingMethod(shop.db);
  await makeTaxRates(shop.db, "US", [{ name: "Sales tax", ratePpm: 100_000 }]);
});
afterAll(async () => {
  await expectLedgerToHold(shop.db);
  await shop.stop();
});

async function countOrders(): Promise<number> {
  return shop.db.$count(order);
}

const usd = (amount: number) => ({ amount, currency: "USD" });

describe("placing", () => {
  test("a total that was not confirmed is refused with was and now, and nothing is written", async () => {
    const { variantId } = await makeVariant(shop.db, { requiresShipping: true });
    const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 2 }]);
    const before = { orders: await countOrders(), outbox: await shop.db.$count(outboxEvent) };
    await shop.db.update(price).set({ amountMinor: 1100 }).where(eq(price.variantId, variantId));
    const refused = startCheckout(
      shop.ctx,
      checkoutOf(cartId, { shippingMethodId, expectedTotal: usd(2750) }),
    );
    expect(await failureOf(refused)).toMatchObject({
      code: "price_changed",
      details: { was: usd(2750), now: usd(2970) },
    });
    expect({ orders: await countOrders(), outbox: await shop.db.$count(outboxEvent) }).toEqual(before);
    expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 10, reserved: 0, allocated: 0 });
  });

  test("another currency than the confirmed one is another total", async () => {
    const { variantId } = await makeVariant(shop.db, { taxable: false });
    const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 1 }]);
    const expectedTotal = { amount: 1000, currency: "EUR" };
    const refused = placeOrder(shop.ctx, checkoutOf(cartId, { expectedTotal }));
    expect((await failureOf(refused)).code).toBe("price_changed");
  });

  test("two submits in parallel make one order, on one payment page", async () => {
    const { variantId } = await makeVariant(shop.db);
    const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 1 }]);
    const before = await countOrders();
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => startCheckout(shop.ctx, checkoutOf(cartId))),
    );
    expect(new Set(answers.map((answer) => `${answer.order.id} ${answer.payment?.url}`)).size).toBe(1);
    expect(await countOrders()).toBe(before + 1);
    expect(await movementsOf(shop.db, variantId)).toEqual(["reserve"]);
  });

  test("an order number looks like SH-100001 and is never given twice", async () => {
    const { variantId } = await makeVariant(shop.db, { stock: null });
    const numbers = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 1 }]);
        return (await placeOrder(shop.ctx, checkoutOf(cartId))).order.number;
      }),
    );
    for (const number of numbers) expect(number).toMatch(/^SH-1\d{5}$/);
    expect(new Set(numbers).size).toBe(8);
  });

  test("stock that went in the meantime is refused with what is available", async () => {
    const { variantId, levelId } = await makeVariant(shop.db, { stock: 5 });
    const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 5 }]);
    await shop.db
      .update(stockLevel)
      .set({ allocated: 2 })
      .where(eq(stockLevel.id, levelId ?? ""));
    const refused = placeOrder(shop.ctx, checkoutOf(cartId));
    expect(await failureOf(refused)).toMatchObject({
      code: "insufficient_stock",
      details: { lines: [{ variantId, requested: 5, available: 3 }] },
    });
    await shop.db
      .update(stockLevel)
      .set({ allocated: 0 })
      .where(eq(stockLevel.id, levelId ?? ""));
  });

  test("a product that was taken off sale in the meantime is named", async () => {
    const { variantId, productId } = await makeVariant(shop.db);
    const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 1 }]);
    await shop.db.update(product).set({ status: "archived" }).where(eq(product.id, productId));
    expect(await failureOf(placeOrder(shop.ctx, checkoutOf(cartId)))).toMatchObject({
      code: "variant_not_found",
      details: { variantIds: [variantId] },
    });
  });

  test("an order keeps what was agreed, whatever is edited later", async () => {
    const { variantId, productId } = await makeVariant(shop.db, { title: "Mug" });
    const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 2 }]);
    const { order: placed } = await placeOrder(shop.ctx, checkoutOf(cartId));
    await shop.db.update(price).set({ amountMinor: 9999 }).where(eq(price.variantId, variantId));
    await shop.db.update(product).set({ title: "Cup" }).where(eq(product.id, productId));
    await shop.db.update(variant).set({ sku: null }).where(eq(variant.id, variantId));
    const [line] = await shop.db.select().from(orderLine).where(eq(orderLine.orderId, placed.id));
    expect(line).toMatchObject({ title: "Mug", unitPriceMinor: 1000, totalMinor: 2200 });
    expect(line?.sku).not.toBeNull();
  });

  test("a total of 0 is confirmed at once, without payment", async () => {
    const { variantId } = await makeVariant(shop.db, { priceMinor: 0 });
    const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 1 }]);
    const answer = await startCheckout(shop.ctx, checkoutOf(cartId));
    expect(answer).toMatchObject({ order: { status: "confirmed", total: usd(0) }, payment: null });
    expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 10, reserved: 0, allocated: 1 });
    expect(await shop.db.$count(payment, eq(payment.orderId, answer.order.id))).toBe(0);
    expect(await getCart(shop.ctx, { cartId })).toMatchObject({ completed: true });
    expect((await failureOf(addCartLine(shop.ctx, { cartId, variantId, quantity: 1 }))).code).toBe(
      "cart_completed",
    );
  });

  test("a total below the provider's minimum is refused with it, and no stock is held", async () => {
    const { variantId } = await makeVariant(shop.db, { priceMinor: 30, taxable: false });
    const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 1 }]);
    expect(await failureOf(startCheckout(shop.ctx, checkoutOf(cartId)))).toMatchObject({
      code: "payment_below_minimum",
      details: { minimum: usd(50) },
    });
    expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 10, reserved: 0, allocated: 0 });
  });

  test("a total that only the provider finds too small ends its order, and no stock is held", async () => {
    // Stripe names no minimum for it: it converts.
    await setSetting(shop.db, "currency", "ZAR");
    const { variantId } = await makeVariant(shop.db, { priceMinor: 40, taxable: false, currency: "ZAR" });
    const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 1 }]);
    await setSetting(shop.db, "currency", "USD");
    const refused = startCheckout(shop.ctx, checkoutOf(cartId));
    expect((await failureOf(refused)).code).toBe("payment_below_minimum");
    expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 10, reserved: 0, allocated: 0 });
    expect(await movementsOf(shop.db, variantId)).toEqual(["reserve", "release"]);
  });

  test("a return URL on another host is refused before anything is written", async () => {
    const { variantId } = await makeVariant(shop.db);
    const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 1 }]);
    const before = await countOrders();
    for (const successUrl of ["https://evil.test/x", "http://shop.test@evil.test/", "http://shop.test:81/"]) {
      const refused = startCheckout(shop.ctx, checkoutOf(cartId, { successUrl }));
      expect(await failureOf(refused)).toMatchObject({ fields: [{ code: "host_not_allowed" }] });
    }
    expect(await countOrders()).toBe(before);
  });
});

describe("the same cart again", () => {
  test("a changed checkout ends the old order at the provider, and takes its place and stock", async () => {
    const { variantId } = await makeVariant(shop.db, { stock: 3 });
    const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 2 }]);
    const first = await startCheckout(shop.ctx, checkoutOf(cartId));
    await addCartLine(shop.ctx, { cartId, variantId, quantity: 1 });
    const second = await startCheckout(shop.ctx, checkoutOf(cartId));
    expect(second.order.id).not.toBe(first.order.id);
    expect(await shop.session(sessionIdOf(first.payment?.url))).toMatchObject({ status: "expired" });
    const [old] = await shop.db.select().from(order).where(eq(order.id, first.order.id));
    expect(old).toMatchObject({ status: "canceled", cancelReason: "replaced" });
    expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 3, reserved: 3, allocated: 0 });
  });

  test("a changed checkout that is refused leaves the order that it would have replaced", async () => {
    const { variantId } = await makeVariant(shop.db, { stock: 3 });
    const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 2 }]);
    const first = await startCheckout(shop.ctx, checkoutOf(cartId));
    await shop.db.update(price).set({ amountMinor: 2000 }).where(eq(price.variantId, variantId));
    const refused = startCheckout(shop.ctx, checkoutOf(cartId, { expectedTotal: usd(2200) }));
    expect((await failureOf(refused)).code).toBe("price_changed");
    expect(await shop.session(sessionIdOf(first.payment?.url))).toMatchObject({ status: "open" });
    expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 3, reserved: 2, allocated: 0 });
  });

  test("what is shown is what is charged, although a rate changed after the order was placed", async () => {
    const { variantId } = await makeVariant(shop.db, { requiresShipping: true, taxable: false });
    const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 1 }]);
    const to = { country: "US", region: "", shippingMethodId };
    await startCheckout(shop.ctx, checkoutOf(cartId, { shippingMethodId, expectedTotal: usd(1550) }));
    const rate = eq(shippingRate.shippingMethodId, shippingMethodId);
    await shop.db.update(shippingRate).set({ priceMinor: 700 }).where(rate);
    const { total } = await quoteCheckout(shop.ctx, { cartId, ...to });
    const again = await startCheckout(
      shop.ctx,
      checkoutOf(cartId, { shippingMethodId, expectedTotal: total }),
    );
    await shop.db.update(shippingRate).set({ priceMinor: 500 }).where(rate);
    expect(again.order.total).toEqual(total);
    expect(await shop.session(sessionIdOf(again.payment?.url))).toMatchObject({ amount_total: 1770 });
  });
});

test("where prices hold their tax, the shopper pays the price, and the order tells the tax", async () => {
  await setSetting(shop.db, "taxIncluded", true);
  await setSetting(shop.db, "taxRounding", "per_rate");
  const { variantId } = await makeVariant(shop.db, { priceMinor: 1100, requiresShipping: true });
  const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 3 }]);
  const answer = await startCheckout(shop.ctx, checkoutOf(cartId, { shippingMethodId }));
  await setSetting(shop.db, "taxIncluded", false);
  await setSetting(shop.db, "taxRounding", "per_line");
  expect(answer.order.total).toEqual(usd(3800));
  expect(await shop.session(sessionIdOf(answer.payment?.url))).toMatchObject({ amount_total: 3800 });
  const [placed] = await shop.db.select().from(order).where(eq(order.id, answer.order.id));
  expect(placed).toMatchObject({ taxMinor: 345, taxIncluded: true, taxRounding: "per_rate" });
  const events = await shop.db.select().from(orderEvent).where(eq(orderEvent.orderId, answer.order.id));
  expect(events.map(({ type }) => type)).toEqual(["placed"]);
  await expect(
    shop.db.execute(sql`update "order" set total_minor = 3801 where id = ${placed?.id}`),
  ).rejects.toThrow();
});
