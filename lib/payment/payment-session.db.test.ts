import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { order } from "@/db/schema/order";
import { payment } from "@/db/schema/payment";
import { makeVariant } from "@/db/testing/rows";
import { placeOrder } from "@/lib/checkout/place-order";
import { startCheckout } from "@/lib/checkout/start-checkout";
import { findOrderRow } from "@/lib/order/queries";
import { checkoutOf, failureOf, fillCart, openCheckout, sessionIdOf } from "@/lib/testing/checkout";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { expectLedgerToHold, movementsOf, stockOf } from "@/lib/testing/stock";
import { checkDuePayments } from "./check-due-payments";
import { ensurePaymentSession } from "./ensure-payment-session";
import { selectPayments } from "./queries";
import { settlePayment } from "./settle-payment";

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(async () => {
  await expectLedgerToHold(shop.db);
  await shop.stop();
});

const sessionsAtProvider = async (orderId: string) => {
  const rows = await shop.sql<{ id: string }[]>`
    select id from local_stripe.object
    where object = 'checkout.session' and data ->> 'client_reference_id' = ${orderId}`;
  return rows.map(({ id }) => id);
};

const age = (orderId: string, minutes: number) =>
  shop.db.transaction(async (tx) => {
    const ago = sql`make_interval(mins => ${minutes})`;
    await tx
      .update(order)
      .set({ placedAt: sql`${order.placedAt} - ${ago}` })
      .where(eq(order.id, orderId));
    await tx
      .update(payment)
      .set({
        sessionExpiresAt: sql`${payment.sessionExpiresAt} - ${ago}`,
        nextCheckAt: sql`${payment.nextCheckAt} - ${ago}`,
      })
      .where(eq(payment.orderId, orderId));
  });

test("after a crash between order and session, the same request continues the same order", async () => {
  const { variantId } = await makeVariant(shop.db);
  const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 1 }]);
  const { order: placed } = await placeOrder(shop.ctx, checkoutOf(cartId));
  const answer = await startCheckout(shop.ctx, checkoutOf(cartId));
  expect(answer.order.id).toBe(placed.id);
  expect(await sessionsAtProvider(placed.id)).toEqual([sessionIdOf(answer.payment?.url)]);
  expect(await movementsOf(shop.db, variantId)).toEqual(["reserve"]);
});

test("a page to pay on speaks the order's language, and leads back into it", async () => {
  const { variantId } = await makeVariant(shop.db);
  const ordered = await openCheckout(shop.ctx, [{ variantId, quantity: 1 }], { locale: "de" });
  const { orderId, sessionId, accessToken } = ordered;
  const [session] = await shop.sql<{ data: Record<string, unknown> }[]>`
    select data from local_stripe.object where id = ${sessionId}`;
  const page = `http://shop.test/de/orders/${orderId}?token=${accessToken}`;
  expect(session?.data).toMatchObject({ locale: "de", success_url: page, cancel_url: page });
});

test("after a crash between the provider's answer and its note, it is the same session", async () => {
  const { variantId } = await makeVariant(shop.db);
  const { cartId, orderId, sessionId } = await openCheckout(shop.ctx, [{ variantId, quantity: 1 }]);
  await shop.db
    .update(payment)
    .set({ providerSessionId: null, providerSessionUrl: null })
    .where(eq(payment.orderId, orderId));
  const again = await startCheckout(shop.ctx, checkoutOf(cartId));
  expect(sessionIdOf(again.payment?.url)).toBe(sessionId);
  expect(await sessionsAtProvider(orderId)).toEqual([sessionId]);
  expect(await selectPayments(shop.db, orderId)).toMatchObject([
    { attempt: 1, providerSessionId: sessionId },
  ]);
});

test("a page whose note was lost, and that is asked for in other words by then, is followed by another", async () => {
  const { variantId } = await makeVariant(shop.db);
  const { orderId, sessionId } = await openCheckout(shop.ctx, [{ variantId, quantity: 1 }]);
  await shop.db
    .update(payment)
    .set({ providerSessionId: null, providerSessionUrl: null })
    .where(eq(payment.orderId, orderId));
  // As a shop does that has another address since.
  await shop.db.update(order).set({ successUrl: "http://shop.test/elsewhere" }).where(eq(order.id, orderId));
  const again = await ensurePaymentSession(shop.ctx, orderId);
  expect(sessionIdOf(again?.url)).not.toBe(sessionId);
  expect(await selectPayments(shop.db, orderId)).toMatchObject([
    { attempt: 1, status: "failed" },
    { attempt: 2, status: "pending", providerSessionId: sessionIdOf(again?.url) },
  ]);
  await shop.pay(sessionIdOf(again?.url));
  await settlePayment(shop.ctx, orderId);
  expect(await findOrderRow(shop.db, orderId)).toMatchObject({ status: "confirmed" });
});

test("a lost note is found although the session could not be made anew by then", async () => {
  const { variantId } = await makeVariant(shop.db);
  const { orderId, sessionId } = await openCheckout(shop.ctx, [{ variantId, quantity: 1 }]);
  await shop.pay(sessionId);
  await shop.db
    .update(payment)
    .set({ providerSessionId: null, providerSessionUrl: null, nextCheckAt: sql`now()` })
    .where(eq(payment.orderId, orderId));
  await checkDuePayments(shop.ctx);
  expect(await findOrderRow(shop.db, orderId)).toMatchObject({ status: "confirmed" });
});

test.each(["fail", "fail_after"] as const)(
  "a provider that answers with failures (%s) leaves an order that the same request continues",
  async (mode) => {
    const { variantId } = await makeVariant(shop.db);
    const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 1 }]);
    await shop.faults(mode, 3);
    const refused = startCheckout(shop.ctx, checkoutOf(cartId));
    expect((await failureOf(refused)).code).toBe("payment_unavailable");
    await shop.faults("none", 1);
    expect(await stockOf(shop.db, variantId)).toMatchObject({ reserved: 1 });
    const answer = await startCheckout(shop.ctx, checkoutOf(cartId));
    expect(await sessionsAtProvider(answer.order.id)).toEqual([sessionIdOf(answer.payment?.url)]);
    expect(await selectPayments(shop.db, answer.order.id)).toHaveLength(1);
  },
);

test("an attempt that the provider refuses is followed by the next, under another key", async () => {
  const { variantId } = await makeVariant(shop.db);
  const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 1 }]);
  const { order: placed } = await placeOrder(shop.ctx, checkoutOf(cartId));
  await shop.faults("refuse", 1);
  const session = await ensurePaymentSession(shop.ctx, placed.id);
  expect(session?.url).toContain("cs_");
  expect(await selectPayments(shop.db, placed.id)).toMatchObject([
    { attempt: 1, status: "failed" },
    { attempt: 2, status: "pending", providerSessionId: sessionIdOf(session?.url) },
  ]);
});

test("a page whose time is over ends at the provider before another order takes its place", async () => {
  const { variantId } = await makeVariant(shop.db, { stock: 1 });
  const { cartId, orderId, sessionId } = await openCheckout(shop.ctx, [{ variantId, quantity: 1 }]);
  await age(orderId, 32);
  await shop.faults("fail", 3);
  expect((await failureOf(startCheckout(shop.ctx, checkoutOf(cartId)))).code).toBe("payment_unavailable");
  expect(await findOrderRow(shop.db, orderId)).toMatchObject({ status: "pending_payment" });
  const next = await startCheckout(shop.ctx, checkoutOf(cartId));
  expect(await shop.session(sessionId)).toMatchObject({ status: "expired" });
  expect(next.order.id).not.toBe(orderId);
  expect(await findOrderRow(shop.db, orderId)).toMatchObject({ status: "canceled" });
  expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 1, reserved: 1, allocated: 0 });
});

test("a page whose time is over and that was paid confirms its order, and makes no other", async () => {
  const { variantId } = await makeVariant(shop.db, { stock: 1 });
  const { cartId, orderId, sessionId } = await openCheckout(shop.ctx, [{ variantId, quantity: 1 }]);
  await shop.pay(sessionId);
  await age(orderId, 32);
  const again = await startCheckout(shop.ctx, checkoutOf(cartId));
  expect(again).toMatchObject({ order: { id: orderId, status: "confirmed" }, payment: null });
});

test("an order whose session was never asked for gives its stock back once nobody can pay it", async () => {
  const { variantId } = await makeVariant(shop.db);
  const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 2 }]);
  const { order: placed } = await placeOrder(shop.ctx, checkoutOf(cartId));
  await age(placed.id, 20);
  await checkDuePayments(shop.ctx);
  expect(await stockOf(shop.db, variantId)).toMatchObject({ reserved: 2 });
  await age(placed.id, 12);
  await checkDuePayments(shop.ctx);
  expect(await findOrderRow(shop.db, placed.id)).toMatchObject({
    status: "canceled",
    cancelReason: "payment_expired",
  });
  expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 10, reserved: 0, allocated: 0 });
  expect(await movementsOf(shop.db, variantId)).toEqual(["reserve", "release"]);
});

test("an order whose every attempt was refused gives its stock back once nobody can pay it", async () => {
  const { variantId } = await makeVariant(shop.db);
  const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 2 }]);
  await shop.faults("refuse", 2);
  expect((await failureOf(startCheckout(shop.ctx, checkoutOf(cartId)))).code).toBe("payment_unavailable");
  const [{ id } = { id: "" }] = await shop.db
    .select({ id: order.id })
    .from(order)
    .where(eq(order.status, "pending_payment"))
    .orderBy(sql`${order.placedAt} desc`)
    .limit(1);
  await age(id, 32);
  await checkDuePayments(shop.ctx);
  expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 10, reserved: 0, allocated: 0 });
});
