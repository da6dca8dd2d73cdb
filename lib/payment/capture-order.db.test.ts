import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { capture, payment } from "@/db/schema/payment";
import { makeShippingMethod, makeVariant } from "@/db/testing/rows";
import { fulfillOrder } from "@/lib/fulfillment/fulfill-order";
import { issueOrderInvoices } from "@/lib/invoice/issue-due-invoices";
import { listOrderInvoices } from "@/lib/invoice/list-order-invoices";
import type { Context } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { getOrder } from "@/lib/order/get-order";
import { failureOf, openCheckout } from "@/lib/testing/checkout";
import { openOrder, timelineOf } from "@/lib/testing/orders";
import { asStaff } from "@/lib/testing/staff";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { expectLedgerToHold, stockOf } from "@/lib/testing/stock";
import { readProviderEvent } from "@/lib/vendors/stripe";
import { captureIntent } from "@/lib/vendors/stripe-capture";
import { cancelOrder } from "./cancel-order";
import { captureOrder } from "./capture-order";
import { checkDuePayments } from "./check-due-payments";
import { captureOrderOperation } from "./operations";
import { selectPayments } from "./queries";
import { processPaymentEvent, storePaymentEvent } from "./receive-payment-event";
import { refundOrder } from "./refund-order";
import { settlePayment } from "./settle-payment";

let shop: Shop;
beforeAll(async () => {
  shop = await startShop({ capture: "manual" });
});
afterAll(async () => {
  await expectLedgerToHold(shop.db);
  await shop.stop();
});

const staff = () => asStaff(shop.ctx);
const usd = (amount: number) => ({ amount, currency: "USD" });
const read = (orderId: string) => getOrder(staff(), { orderId });

async function paymentOf(orderId: string) {
  const [row] = await selectPayments(shop.db, orderId);
  if (!row?.providerIntentId) throw new Error("no payment with an intent");
  return { ...row, intentId: row.providerIntentId };
}

/** A confirmed order of 2000, authorized. */
async function authorized() {
  const order = await openOrder(shop);
  await shop.pay(order.sessionId);
  await settlePayment(shop.ctx, order.orderId);
  return order;
}

/** Processes what the provider has sent of an intent, as its webhooks would. */
async function receive(intentId: string) {
  for (const { body, signature } of shop.webhooks) {
    if (!body.includes(intentId)) continue;
    const event = readProviderEvent(body, signature);
    if (!event) continue;
    await storePaymentEvent(shop.ctx, event);
    await processPaymentEvent(shop.ctx, event.id);
  }
}

const sentOf = (intentId: string, type: string) =>
  expect
    .poll(() => shop.webhooks.some(({ body }) => body.includes(intentId) && body.includes(type)))
    .toBe(true);

const capturesAt = async (intentId: string) => {
  const rows = await shop.sql`
    select 1 from local_stripe.object where object = 'event' and data ->> 'type' = 'charge.captured'
      and data -> 'data' -> 'object' ->> 'payment_intent' = ${intentId}`;
  return rows.length;
};

test("a card that is authorized confirms the order, and charges nothing", async () => {
  const { orderId, variantId } = await authorized();
  const order = await read(orderId);
  expect(order).toMatchObject({
    status: "confirmed",
    paymentStatus: "authorized",
    captured: usd(0),
    authorized: { amount: usd(2000) },
  });
  const days = (Date.parse(order.authorized?.until ?? "") - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(6.9);
  expect(days).toBeLessThan(7.1);
  expect(await timelineOf(shop, orderId)).toEqual(["placed", "authorized", "confirmed"]);
  expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 10, reserved: 0, allocated: 2 });
  await issueOrderInvoices(shop.ctx, orderId);
  expect((await listOrderInvoices(staff(), { orderId })).data).toEqual([]);
});

const captured = ["placed", "authorized", "confirmed", "capture_requested", "paid"];

test("our own capture and its webhook, in either order and both at once, end in one state", async () => {
  const own = await authorized();
  await captureOrder(staff(), { orderId: own.orderId });
  const { intentId } = await paymentOf(own.orderId);
  await sentOf(intentId, "payment_intent.succeeded");
  await receive(intentId);
  expect(await timelineOf(shop, own.orderId)).toEqual([...captured, "invoice_issued"]);
  expect(await paymentOf(own.orderId)).toMatchObject({ status: "captured", capturedMinor: 2000 });

  // At the provider itself: its webhook is all that we hear.
  const other = await authorized();
  const held = await paymentOf(other.orderId);
  await captureIntent({
    captureId: "elsewhere",
    intentId: held.intentId,
    amountMinor: 1200,
    currency: "USD",
  });
  await sentOf(held.intentId, "payment_intent.succeeded");
  await Promise.all([receive(held.intentId), failureOf(captureOrder(staff(), { orderId: other.orderId }))]);
  const order = await read(other.orderId);
  expect(order).toMatchObject({ paymentStatus: "partially_captured", captured: usd(1200), authorized: null });
  const rows = await shop.db.select().from(capture).where(eq(capture.paymentId, held.id));
  expect(rows.filter(({ status }) => status !== "failed")).toEqual([]);
});

test("20 captures at once take the money once, and later ones are refused", async () => {
  const { orderId } = await authorized();
  await Promise.allSettled(Array.from({ length: 20 }, () => captureOrder(staff(), { orderId })));
  const { intentId, ...row } = await paymentOf(orderId);
  expect(row).toMatchObject({ status: "captured", capturedMinor: 2000 });
  expect(await capturesAt(intentId)).toBe(1);
  const rows = await shop.db.select().from(capture).where(eq(capture.paymentId, row.id));
  expect(rows).toMatchObject([{ status: "succeeded", amountMinor: 2000 }]);
  expect(await timelineOf(shop, orderId)).toEqual(captured);
  expect((await failureOf(captureOrder(staff(), { orderId }))).code).toBe("order_state");
});

test("a part that is captured is all that can go back, and the invoice is of it alone", async () => {
  const { orderId } = await authorized();
  for (const amount of [2001, 0]) {
    const failure = await failureOf(captureOrder(staff(), { orderId, amount: usd(amount) }));
    expect(failure).toMatchObject({
      code: "capture_exceeds_authorization",
      details: { capturable: usd(2000) },
    });
  }
  const order = await captureOrder(staff(), { orderId, amount: usd(1500) });
  expect(order).toMatchObject({ paymentStatus: "partially_captured", captured: usd(1500), total: usd(2000) });
  const plain = { shipping: false, restock: false, reason: "test" };
  const failure = await failureOf(refundOrder(staff(), { orderId, amount: usd(1501), ...plain }));
  expect(failure).toMatchObject({ code: "refund_exceeds_payment", details: { refundable: usd(1500) } });
  await refundOrder(staff(), { orderId, amount: usd(400), ...plain });
  await refundOrder(staff(), { orderId, ...plain });
  expect((await failureOf(refundOrder(staff(), { orderId, ...plain }))).code).toBe("refund_exceeds_payment");
  expect(await paymentOf(orderId)).toMatchObject({ capturedMinor: 1500, refundedMinor: 1500 });
  await issueOrderInvoices(shop.ctx, orderId);
  expect((await listOrderInvoices(staff(), { orderId })).data).toMatchObject([
    { kind: "invoice", subtotal: usd(2000), reduction: usd(500), total: usd(1500) },
    { kind: "credit_note", total: usd(400) },
    { kind: "credit_note", total: usd(1100) },
  ]);
});

test("a capture whose answer was lost is sent again by the timer, under the same key", async () => {
  const { orderId } = await authorized();
  await shop.faults("fail_after", 3);
  expect((await failureOf(captureOrder(staff(), { orderId }))).code).toBe("payment_unavailable");
  await shop.faults("none", 1);
  expect((await failureOf(captureOrder(staff(), { orderId, amount: usd(100) }))).code).toBe("conflict");
  expect((await failureOf(cancelOrder(staff(), { orderId, reason: "x" }))).code).toBe("order_state");
  const { id, intentId } = await paymentOf(orderId);
  await shop.db
    .update(capture)
    .set({ createdAt: sql`now() - interval '1 minute'` })
    .where(eq(capture.paymentId, id));
  await checkDuePayments(shop.ctx);
  expect(await timelineOf(shop, orderId)).toEqual(captured);
  expect(await capturesAt(intentId)).toBe(1);
});

test("a canceled order lets go of its authorization and its stock, and is captured no more", async () => {
  const { orderId, variantId } = await authorized();
  expect(await cancelOrder(staff(), { orderId, reason: "sold elsewhere" })).toMatchObject({
    status: "canceled",
    paymentStatus: "failed",
    authorized: null,
  });
  expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 10, reserved: 0, allocated: 0 });
  expect((await paymentOf(orderId)).status).toBe("canceled");
  expect((await timelineOf(shop, orderId)).slice(3)).toEqual(["canceled", "authorization_released"]);
  expect((await failureOf(captureOrder(staff(), { orderId }))).code).toBe("order_state");
});

test("the timer lets go of what a canceled order still holds, and money that was faster goes back", async () => {
  const lost = await authorized();
  await shop.faults("fail", 10);
  expect((await failureOf(cancelOrder(staff(), { orderId: lost.orderId, reason: "x" }))).code).toBe(
    "payment_unavailable",
  );
  await shop.faults("none", 1);
  const taken = await authorized();
  await shop.faults("fail", 10);
  await failureOf(cancelOrder(staff(), { orderId: taken.orderId, reason: "x" }));
  await shop.faults("none", 1);
  const { intentId } = await paymentOf(taken.orderId);
  await captureIntent({ captureId: "too-late", intentId, amountMinor: 2000, currency: "USD" });
  await shop.sql`update "order" set canceled_at = now() - interval '1 minute' where status = 'canceled'`;
  await checkDuePayments(shop.ctx);
  expect((await paymentOf(lost.orderId)).status).toBe("canceled");
  expect(await paymentOf(taken.orderId)).toMatchObject({ capturedMinor: 2000, refundedMinor: 2000 });
  await issueOrderInvoices(shop.ctx, taken.orderId);
  expect((await listOrderInvoices(staff(), { orderId: taken.orderId })).data).toEqual([]);
});

test("an authorization that ends is warned of once, and its end leaves the order unpaid and says so", async () => {
  const { orderId } = await authorized();
  const { id, intentId } = await paymentOf(orderId);
  await shop.db
    .update(payment)
    .set({ authorizedUntil: sql`now() + interval '47 hours'` })
    .where(eq(payment.id, id));
  await checkDuePayments(shop.ctx);
  await checkDuePayments(shop.ctx);
  expect((await timelineOf(shop, orderId)).slice(3)).toEqual(["authorization_ending"]);
  await shop.endAuthorization(intentId);
  await sentOf(intentId, "payment_intent.canceled");
  await receive(intentId);
  await receive(intentId);
  expect((await timelineOf(shop, orderId)).slice(4)).toEqual(["authorization_lost"]);
  expect(await read(orderId)).toMatchObject({
    status: "confirmed",
    paymentStatus: "failed",
    captured: usd(0),
    authorized: null,
  });
  expect((await failureOf(captureOrder(staff(), { orderId }))).code).toBe("order_state");
  expect(await cancelOrder(staff(), { orderId, reason: "not paid" })).toMatchObject({ status: "canceled" });
});

test("a capture that the provider refuses says why, and the authorization that is over is noted with it", async () => {
  const { orderId } = await authorized();
  await shop.endAuthorization((await paymentOf(orderId)).intentId);
  const failure = await failureOf(captureOrder(staff(), { orderId }));
  expect(failure).toMatchObject({ code: "conflict", message: expect.stringContaining("is over") });
  expect((await timelineOf(shop, orderId)).slice(3)).toEqual(["capture_requested", "authorization_lost"]);
});

test("at every door: only who may write orders captures, and only in the order's currency", async () => {
  const { orderId } = await authorized();
  const capture = (ctx: Context, amount?: { amount: number; currency: string }) =>
    executeOperation(captureOrderOperation, ctx, { orderId, ...(amount ? { amount } : {}) });
  expect((await failureOf(capture(shop.ctx))).code).toBe("unauthenticated");
  const reader: Context = {
    ...shop.ctx,
    actor: { type: "key", keyId: "k", name: "reader", permissions: new Set(["orders:read"]) },
  };
  expect((await failureOf(capture(reader))).code).toBe("forbidden");
  expect((await failureOf(capture(staff(), { amount: 100, currency: "EUR" }))).code).toBe(
    "validation_failed",
  );
  expect(await capture(staff(), usd(700))).toMatchObject({
    paymentStatus: "partially_captured",
    captured: usd(700),
  });
});

test("goods may leave before the money is captured, and it can be captured after", async () => {
  const { variantId } = await makeVariant(shop.db, { taxable: false, requiresShipping: true });
  const shippingMethodId = await makeShippingMethod(shop.db, { priceMinor: 500 });
  const { orderId, sessionId } = await openCheckout(shop.ctx, [{ variantId, quantity: 1 }], {
    shippingMethodId,
  });
  await shop.pay(sessionId);
  await settlePayment(shop.ctx, orderId);
  const parcel = { carrier: "", trackingNumber: "", trackingUrl: "" };
  expect(await fulfillOrder(staff(), { orderId, ...parcel })).toMatchObject({
    status: "completed",
    paymentStatus: "authorized",
  });
  expect((await failureOf(cancelOrder(staff(), { orderId, reason: "x" }))).code).toBe("order_state");
  expect(await captureOrder(staff(), { orderId })).toMatchObject({
    status: "completed",
    paymentStatus: "paid",
  });
});
