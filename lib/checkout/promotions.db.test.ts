import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { order, orderAdjustment, orderPriceTrace } from "@/db/schema/order";
import { promotion, promotionCode } from "@/db/schema/promotion";
import { promotionRedemption } from "@/db/schema/redemption";
import { makePromotion, makeShippingMethod, makeTaxRates, makeVariant } from "@/db/testing/rows";
import { addPromotionCode } from "@/lib/cart/add-promotion-code";
import { getCart } from "@/lib/cart/get-cart";
import { findOrderRow, lockOrder } from "@/lib/order/queries";
import { releaseOrder } from "@/lib/order/release-order";
import { cancelUnpaidOrder } from "@/lib/payment/cancel-unpaid-order";
import { checkoutOf, failureOf, fillCart, openCheckout, sessionIdOf } from "@/lib/testing/checkout";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { expectLedgerToHold } from "@/lib/testing/stock";
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
afterEach(async () => {
  await shop.db.update(promotion).set({ status: "archived" });
});
afterAll(async () => {
  await expectLedgerToHold(shop.db);
  await shop.stop();
});

async function cartWithCode(code: string, options: { priceMinor?: number; stock?: number } = {}) {
  const { variantId } = await makeVariant(shop.db, { taxable: false, ...options });
  const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 1 }]);
  await addPromotionCode(shop.ctx, { cartId, code });
  return cartId;
}

const usedOf = async (promotionId: string) => {
  const [row] = await shop.db.select().from(promotion).where(eq(promotion.id, promotionId));
  const live = await shop.db
    .select()
    .from(promotionRedemption)
    .where(eq(promotionRedemption.promotionId, promotionId));
  return { counted: row?.used, live: live.filter(({ releasedAt }) => releasedAt === null).length };
};

const codesOf = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.flatMap((outcome) =>
    outcome.status === "rejected" ? [outcome.reason.code ?? outcome.reason] : [],
  );

test("an order bears the discount: its lines' shares, its name and code, and tax on what is left", async () => {
  const id = await makePromotion(shop.db, { code: "TEN", name: "Ten off" });
  const { variantId: mug } = await makeVariant(shop.db, { priceMinor: 333 });
  const { variantId: tee } = await makeVariant(shop.db, { priceMinor: 1000 });
  const cartId = await fillCart(shop.ctx, [
    { variantId: mug, quantity: 1 },
    { variantId: tee, quantity: 2 },
  ]);
  const cart = await addPromotionCode(shop.ctx, { cartId, code: " ten " });
  expect(cart).toMatchObject({
    subtotal: { amount: 2333 },
    discount: { amount: 233 },
    total: { amount: 2100 },
    promotions: [{ name: "Ten off", code: "TEN", amount: { amount: 233 }, shipping: false }],
    promotionCodes: [{ code: "TEN", applied: true, problem: null }],
  });
  const quote = await quoteCheckout(shop.ctx, { cartId, country: "US", region: "IL" });
  // 10 % of 300 and of 1800, as shares were rounded.
  expect(quote).toMatchObject({ discount: { amount: 233 }, tax: { amount: 210 }, total: { amount: 2310 } });
  const { order: placed, payment } = await startCheckout(
    shop.ctx,
    checkoutOf(cartId, { expectedTotal: quote.total }),
  );
  expect(await shop.session(sessionIdOf(payment?.url))).toMatchObject({ amount_total: 2310 });
  const adjustments = await shop.db
    .select()
    .from(orderAdjustment)
    .where(eq(orderAdjustment.orderId, placed.id));
  expect(adjustments.map(({ amountMinor }) => amountMinor).toSorted((a, b) => a - b)).toEqual([33, 200]);
  for (const row of adjustments) {
    expect(row).toMatchObject({ kind: "order", label: "Ten off", promotionId: id, code: "TEN" });
  }
  const [stored] = await shop.db.select().from(orderPriceTrace).where(eq(orderPriceTrace.orderId, placed.id));
  expect(stored?.trace).toMatchObject({ promotions: [{ name: "Ten off", applied: true, amountMinor: 233 }] });
});

test("free shipping: the order's shipping costs nothing, and what was taken off is named", async () => {
  await makePromotion(shop.db, {
    code: "SHIPFREE",
    kind: "free_shipping",
    stackingGroup: "shipping",
    percentPpm: null,
  });
  const { variantId } = await makeVariant(shop.db, { requiresShipping: true, taxable: false });
  const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 1 }]);
  await addPromotionCode(shop.ctx, { cartId, code: "SHIPFREE" });
  const to = { cartId, country: "US", region: "IL", shippingMethodId };
  const quote = await quoteCheckout(shop.ctx, to);
  expect(quote).toMatchObject({ discount: { amount: 0 }, shipping: { amount: 0 }, total: { amount: 1000 } });
  expect(quote.promotions).toMatchObject([{ shipping: true, amount: { amount: 500 } }]);
  const { order: placed, payment } = await startCheckout(
    shop.ctx,
    checkoutOf(cartId, { expectedTotal: quote.total, shippingMethodId }),
  );
  expect(await shop.session(sessionIdOf(payment?.url))).toMatchObject({ amount_total: 1000 });
  const rows = await shop.db.select().from(orderAdjustment).where(eq(orderAdjustment.orderId, placed.id));
  expect(rows).toMatchObject([{ kind: "shipping", orderLineId: null, amountMinor: 500 }]);
});

test("a code that takes off everything is confirmed without a payment", async () => {
  await makePromotion(shop.db, { code: "GIFT", percentPpm: 1_000_000 });
  const cartId = await cartWithCode("GIFT");
  const { order: placed, payment } = await startCheckout(shop.ctx, checkoutOf(cartId));
  expect(payment).toBeNull();
  expect(placed).toMatchObject({ status: "confirmed", total: { amount: 0 } });
});

test("a code for 10 orders, 100 checkouts at once: exactly 10 discounted orders", async () => {
  const id = await makePromotion(shop.db, { code: "FIRST-TEN", usageLimit: 10 });
  const carts = await Promise.all(Array.from({ length: 100 }, () => cartWithCode("FIRST-TEN")));
  const outcomes = await Promise.allSettled(
    carts.map((cartId, index) =>
      placeOrder(shop.ctx, checkoutOf(cartId, { email: `buyer${index}@example.com` })),
    ),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  expect(new Set(codesOf(outcomes))).toEqual(new Set(["promotion_unavailable"]));
  expect(await usedOf(id)).toEqual({ counted: 10, live: 10 });
});

test("the limit of one code holds apart from its promotion's", async () => {
  await makePromotion(shop.db, { code: "SINGLE", codeLimit: 1 });
  const carts = await Promise.all(Array.from({ length: 10 }, () => cartWithCode("SINGLE")));
  const outcomes = await Promise.allSettled(carts.map((cartId) => placeOrder(shop.ctx, checkoutOf(cartId))));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const [row] = await shop.db.select().from(promotionCode).where(eq(promotionCode.code, "SINGLE"));
  expect(row?.used).toBe(1);
});

test("once per customer, 20 sessions of one address at once: 1, whatever the address' case", async () => {
  const id = await makePromotion(shop.db, { code: "ONCE", usageLimitPerCustomer: 1 });
  const carts = await Promise.all(Array.from({ length: 20 }, () => cartWithCode("ONCE")));
  const outcomes = await Promise.allSettled(
    carts.map((cartId, index) =>
      placeOrder(
        shop.ctx,
        checkoutOf(cartId, { email: index % 2 === 0 ? "one@example.com" : "ONE@Example.com" }),
      ),
    ),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(new Set(codesOf(outcomes))).toEqual(new Set(["promotion_unavailable"]));
  expect(await usedOf(id)).toEqual({ counted: 1, live: 1 });
});

test("orders and cancellations with promotions and stock in every order: no deadlock, and nothing is lost", async () => {
  const first = await makePromotion(shop.db, { name: "Auto", usageLimit: 1000, stackingGroup: "lines" });
  const second = await makePromotion(shop.db, { code: "ALSO", usageLimit: 1000 });
  const variants = await Promise.all(
    Array.from({ length: 3 }, () => makeVariant(shop.db, { stock: 500, taxable: false })),
  );
  const rounds = await Promise.all(
    Array.from({ length: 24 }, async (_, index) => {
      const turned = index % 2 === 0 ? variants : variants.toReversed();
      const cartId = await fillCart(
        shop.ctx,
        turned.map(({ variantId }) => ({ variantId, quantity: 1 })),
      );
      await addPromotionCode(shop.ctx, { cartId, code: "ALSO" });
      return cartId;
    }),
  );
  const outcomes = await Promise.allSettled(
    rounds.map(async (cartId) => {
      const { order: placed } = await placeOrder(shop.ctx, checkoutOf(cartId));
      await shop.db.transaction(async (tx) => {
        const locked = await lockOrder(tx, placed.id);
        await releaseOrder({ ...shop.ctx, db: tx }, locked, "test");
      });
    }),
  );
  expect(codesOf(outcomes)).toEqual([]);
  for (const id of [first, second]) expect(await usedOf(id)).toEqual({ counted: 0, live: 0 });
});

test("a code comes free when its order is canceled, and for its own cart it never was gone", async () => {
  const id = await makePromotion(shop.db, { code: "LAST", usageLimit: 1, usageLimitPerCustomer: 1 });
  const cartId = await cartWithCode("LAST");
  const other = await cartWithCode("LAST");
  const { order: placed } = await startCheckout(shop.ctx, checkoutOf(cartId));
  // The same cart, another note: the first order makes way for the second.
  const replaced = await startCheckout(shop.ctx, checkoutOf(cartId, { note: "ring twice" }));
  expect(replaced.order.id).not.toBe(placed.id);
  expect(await usedOf(id)).toEqual({ counted: 1, live: 1 });
  expect((await getCart(shop.ctx, { cartId: other })).promotionCodes).toMatchObject([
    { applied: false, problem: "used_up" },
  ]);
  await cancelUnpaidOrder(shop.ctx, { orderId: replaced.order.id, reason: "test" });
  expect(await usedOf(id)).toEqual({ counted: 0, live: 0 });
  const { order: free } = await startCheckout(shop.ctx, checkoutOf(other));
  expect(free.total.amount).toBe(900);
});

test("a code used up meanwhile is refused by name; the shopper sees the new total and may go on", async () => {
  await makePromotion(shop.db, { code: "GONE", usageLimit: 1 });
  const cartId = await cartWithCode("GONE");
  const shown = await quoteCheckout(shop.ctx, { cartId, country: "US", region: "IL" });
  await placeOrder(shop.ctx, checkoutOf(await cartWithCode("GONE")));
  const failure = await failureOf(
    startCheckout(shop.ctx, checkoutOf(cartId, { expectedTotal: shown.total })),
  );
  expect(failure).toMatchObject({
    code: "promotion_unavailable",
    details: { codes: ["GONE"], reason: "used_up", was: { amount: 900 }, now: { amount: 1000 } },
  });
  const now = await quoteCheckout(shop.ctx, { cartId, country: "US", region: "IL" });
  expect(now.total.amount).toBe(1000);
  const { order: placed } = await startCheckout(shop.ctx, checkoutOf(cartId, { expectedTotal: now.total }));
  expect(placed.total.amount).toBe(1000);
});

test("who has used it before learns it at checkout, and the cart is shown without it from then on", async () => {
  await makePromotion(shop.db, { code: "WELCOME", usageLimitPerCustomer: 1, firstOrderOnly: true });
  const email = "again@example.com";
  const { orderId } = await openCheckout(shop.ctx, [await variantOf()], { email });
  await shop.db
    .update(order)
    .set({ status: "confirmed", confirmedAt: new Date() })
    .where(eq(order.id, orderId));
  const cartId = await cartWithCode("WELCOME");
  const shown = await quoteCheckout(shop.ctx, { cartId, country: "US", region: "IL" });
  expect(shown.total.amount).toBe(900);
  const failure = await failureOf(
    startCheckout(shop.ctx, checkoutOf(cartId, { email, expectedTotal: shown.total })),
  );
  expect(failure).toMatchObject({ code: "promotion_unavailable", details: { reason: "not_first_order" } });
  const now = await quoteCheckout(shop.ctx, { cartId, country: "US", region: "IL" });
  expect(now.total.amount).toBe(1000);
  const { order: placed } = await startCheckout(
    shop.ctx,
    checkoutOf(cartId, { email, expectedTotal: now.total }),
  );
  expect((await findOrderRow(shop.db, placed.id))?.discountMinor).toBe(0);
});

test("an edit of a promotion between evaluation and redemption is never applied half", async () => {
  const id = await makePromotion(shop.db, { code: "EDITED" });
  const carts = await Promise.all(Array.from({ length: 20 }, () => cartWithCode("EDITED")));
  const outcomes = await Promise.allSettled([
    ...carts.map((cartId) => placeOrder(shop.ctx, checkoutOf(cartId))),
    shop.db.update(promotion).set({ percentPpm: 500_000, version: 2 }).where(eq(promotion.id, id)),
  ]);
  for (const outcome of outcomes.slice(0, -1)) {
    if (outcome.status === "rejected")
      expect(outcome.reason).toMatchObject({ code: "promotion_unavailable" });
    else expect([900, 500]).toContain((outcome.value as { order: { totalMinor: number } }).order.totalMinor);
  }
});

test("the same code in another case is the same code, and a code is tried without saying too much", async () => {
  await makePromotion(shop.db, { code: "DRAFTED", status: "draft" });
  await makePromotion(shop.db, { code: "LATER", startsAt: new Date(Date.now() + 86_400_000) });
  await makePromotion(shop.db, { code: "OVER", endsAt: new Date(Date.now() - 1000) });
  await makePromotion(shop.db, { code: "BIG", minSubtotalMinor: 5000, currency: "USD" });
  const { variantId } = await makeVariant(shop.db);
  const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 1 }]);
  const codeOf = async (code: string) => {
    const failure = await failureOf(addPromotionCode(shop.ctx, { cartId, code }));
    expect(failure.fields).toHaveLength(1);
    return failure.code;
  };
  expect(await codeOf("NO-SUCH-CODE")).toBe("promotion_code_unknown");
  expect(await codeOf("drafted")).toBe("promotion_code_unknown");
  expect(await codeOf("later")).toBe("promotion_code_unknown");
  expect(await codeOf("over")).toBe("promotion_code_expired");
  expect(await codeOf("big")).toBe("promotion_code_not_applicable");
  expect((await getCart(shop.ctx, { cartId })).promotionCodes).toEqual([]);
  const duplicate = shop.db
    .insert(promotionCode)
    .values({ promotionId: (await shop.db.select().from(promotion))[0]?.id ?? "", code: "big" });
  await expect(duplicate).rejects.toThrow();
});

async function variantOf() {
  const { variantId } = await makeVariant(shop.db, { taxable: false });
  return { variantId, quantity: 1 };
}

test("cart, quote and order call a promotion by its name in their language, where it has one", async () => {
  const translations = { de: { name: "Zehn weniger" } };
  await shop.db
    .update(promotion)
    .set({ translations })
    .where(eq(promotion.id, await makePromotion(shop.db, { code: "ZEHN", name: "Ten less" })));
  await makePromotion(shop.db, {
    code: "SHIP",
    name: "Free shipping",
    kind: "free_shipping",
    stackingGroup: "shipping",
    percentPpm: null,
  });
  const { variantId } = await makeVariant(shop.db, { requiresShipping: true });
  const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 1 }]);
  await addPromotionCode(shop.ctx, { cartId, code: "ZEHN" });
  await addPromotionCode(shop.ctx, { cartId, code: "SHIP" });
  const to = { cartId, country: "US", region: "", shippingMethodId };
  for (const [locale, name] of [
    ["en", "Ten less"],
    ["de", "Zehn weniger"],
  ] as const) {
    const cart = await getCart(shop.ctx, { cartId, locale });
    expect(cart.promotions.map((applied) => applied.name)).toContain(name);
    expect(cart.promotionCodes.map((code) => code.name).toSorted()).toEqual(
      ["Free shipping", name].toSorted(),
    );
    const { promotions } = await quoteCheckout(shop.ctx, { ...to, locale });
    expect(promotions.map((applied) => applied.name).toSorted()).toEqual(["Free shipping", name].toSorted());
  }
  const placed = await placeOrder(shop.ctx, checkoutOf(cartId, { shippingMethodId, locale: "de" }));
  const labels = await shop.db
    .select({ label: orderAdjustment.label })
    .from(orderAdjustment)
    .where(eq(orderAdjustment.orderId, placed.order.id));
  expect(labels.map(({ label }) => label).toSorted()).toEqual(["Free shipping", "Zehn weniger"]);
});
