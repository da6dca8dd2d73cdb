import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inboxEvent } from "@/db/schema/platform";
import { makeShippingMethod, makeVariant } from "@/db/testing/rows";
import { fulfillOrder } from "@/lib/fulfillment/fulfill-order";
import { getOrder } from "@/lib/order/get-order";
import { failureOf, openCheckout } from "@/lib/testing/checkout";
import { openOrder, timelineOf } from "@/lib/testing/orders";
import { asStaff } from "@/lib/testing/staff";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { expectLedgerToHold, movementsOf, stockOf } from "@/lib/testing/stock";
import { readProviderEvent } from "@/lib/vendors/stripe";
import { cancelOrder } from "./cancel-order";
import { selectPayments } from "./queries";
import { processPaymentEvent, storePaymentEvent } from "./receive-payment-event";
import { refundOrder } from "./refund-order";
import { settlePayment } from "./settle-payment";

let shop: Shop;
let shippingMethodId: string;
beforeAll(async () => {
  shop = await startShop();
  shippingMethodId = await makeShippingMethod(shop.db, { priceMinor: 500 });
});
afterAll(async () => {
  await expectLedgerToHold(shop.db);
  await shop.stop();
});

const plain = { shipping: false, restock: false, reason: "test" };
const usd = (amount: number) => ({ amount, currency: "USD" });

/** A paid order of three units at 1000, to be shipped for 500. */
async function paid(card?: Parameters<Shop["pay"]>[1]) {
  const { variantId } = await makeVariant(shop.db, { taxable: false, requiresShipping: true });
  const { orderId, sessionId } = await openCheckout(shop.ctx, [{ variantId, quantity: 3 }], {
    shippingMethodId,
  });
  await shop.pay(sessionId, card);
  await settlePayment(shop.ctx, orderId);
  const order = await read(orderId);
  return { orderId, variantId, lineId: order.lines[0]?.id ?? "", order };
}

const staff = () => asStaff(shop.ctx);
const read = (orderId: string) => getOrder(staff(), { orderId });

test("10 parallel refunds of more than half: one is made, and the books agree", async () => {
  const { orderId } = await paid();
  const tries = Array.from({ length: 10 }, () =>
    refundOrder(staff(), { orderId, amount: usd(2000), ...plain }),
  );
  const outcomes = await Promise.allSettled(tries);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === "rejected")
      expect(outcome.reason).toMatchObject({ code: "refund_exceeds_payment" });
  expect(await selectPayments(shop.db, orderId)).toMatchObject([
    { capturedMinor: 3500, refundedMinor: 2000, refundPendingMinor: 0 },
  ]);
});

test("the database itself refuses to give back more than was captured", async () => {
  const { orderId } = await paid();
  await expect(
    shop.db.execute(sql`update payment set refunded_minor = 3501 where order_id = ${orderId}`),
  ).rejects.toMatchObject({ cause: { constraint_name: "payment_never_over_refunded" } });
});

test("units that have not left are free again, and nobody ships them", async () => {
  const { orderId, variantId, lineId } = await paid();
  const order = await refundOrder(staff(), { orderId, lines: [{ lineId, quantity: 1 }], ...plain });
  expect(order).toMatchObject({ refunded: usd(1000), paymentStatus: "partially_refunded" });
  expect(order.lines[0]).toMatchObject({ quantity: 3, refunded: 1, removed: 1, fulfilled: 0 });
  expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 10, reserved: 0, allocated: 2 });
  const failure = await failureOf(
    fulfillOrder(staff(), { orderId, lines: [{ lineId, quantity: 3 }], ...parcel }),
  );
  expect(failure).toMatchObject({ code: "conflict", details: { left: 2 } });
  expect(await fulfillOrder(staff(), { orderId, ...parcel })).toMatchObject({
    status: "completed",
    fulfillmentStatus: "fulfilled",
  });
  expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 8, reserved: 0, allocated: 0 });
  expect(await movementsOf(shop.db, variantId)).toEqual(["reserve", "allocate", "deallocate", "ship"]);
});

const parcel = { carrier: "DHL", trackingNumber: "1Z", trackingUrl: "https://example.com/1Z" };

test("parcels leave one by one; what has left comes back into stock only where it is said so", async () => {
  const { orderId, variantId, lineId } = await paid();
  const first = await fulfillOrder(staff(), { orderId, lines: [{ lineId, quantity: 2 }], ...parcel });
  expect(first).toMatchObject({ status: "confirmed", fulfillmentStatus: "partially_fulfilled" });
  expect(first.fulfillments).toMatchObject([{ carrier: "DHL", lines: [{ lineId, quantity: 2 }] }]);
  // One unit has not left, one has: only that one can come back.
  await refundOrder(staff(), { orderId, lines: [{ lineId, quantity: 2 }], ...plain, restock: true });
  expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 9, reserved: 0, allocated: 0 });
  const rest = await refundOrder(staff(), {
    orderId,
    lines: [{ lineId, quantity: 1 }],
    ...plain,
    shipping: true,
  });
  expect(rest).toMatchObject({ refunded: usd(3500), paymentStatus: "refunded" });
  expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 9, reserved: 0, allocated: 0 });
  expect((await failureOf(refundOrder(staff(), { orderId, ...plain }))).code).toBe("refund_exceeds_payment");
});

test("20 parallel shipments of everything: one parcel leaves", async () => {
  const { orderId, variantId } = await paid();
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, () => fulfillOrder(staff(), { orderId, ...parcel })),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 7, reserved: 0, allocated: 0 });
});

test("a canceled order gives back its money and its stock, once, however often it is asked for", async () => {
  const { orderId, variantId } = await paid();
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, () => cancelOrder(staff(), { orderId, reason: "sold elsewhere" })),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await read(orderId)).toMatchObject({ status: "canceled", refunded: usd(3500) });
  expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 10, reserved: 0, allocated: 0 });
});

test("an order of which something has left is not canceled, nor is one shipped that is", async () => {
  const left = await paid();
  await fulfillOrder(staff(), {
    orderId: left.orderId,
    lines: [{ lineId: left.lineId, quantity: 1 }],
    ...parcel,
  });
  expect((await failureOf(cancelOrder(staff(), { orderId: left.orderId, reason: "x" }))).code).toBe(
    "order_state",
  );
  const waiting = await openOrder(shop);
  expect((await failureOf(fulfillOrder(staff(), { orderId: waiting.orderId, ...parcel }))).code).toBe(
    "order_state",
  );
  expect(await cancelOrder(staff(), { orderId: waiting.orderId, reason: "x" })).toMatchObject({
    status: "canceled",
  });
});

/** Processes what the provider has sent of these kinds, in a mixed order and twice. */
async function receive(kind: RegExp) {
  for (const { body, signature } of [...shop.webhooks, ...shop.webhooks.toReversed()]) {
    const event = readProviderEvent(body, signature);
    if (!event || !kind.test(event.type)) continue;
    await storePaymentEvent(shop.ctx, event);
    await processPaymentEvent(shop.ctx, event.id);
  }
}

test("a refund that fails after it seemed done is the shop's money again, and can be made again", async () => {
  const { orderId } = await paid("4000000000005126");
  await refundOrder(staff(), { orderId, amount: usd(3500), ...plain });
  await expect
    .poll(
      async () => {
        await receive(/^refund\./);
        return timelineOf(shop, orderId);
      },
      { timeout: 60_000 },
    )
    .toContain("refund_failed");
  expect(await selectPayments(shop.db, orderId)).toMatchObject([{ refundedMinor: 0, refundPendingMinor: 0 }]);
  await receive(/^refund\./);
  expect((await timelineOf(shop, orderId)).filter((type) => type === "refund_failed")).toHaveLength(1);
  expect(await read(orderId)).toMatchObject({ paymentStatus: "paid" });
});

test("a disputed payment gives nothing back, and its order says so once for each change", async () => {
  const { orderId } = await paid("4000000000000259");
  await expect
    .poll(
      async () => {
        await receive(/^charge\.dispute\./);
        return timelineOf(shop, orderId);
      },
      { timeout: 60_000 },
    )
    .toContain("disputed");
  await receive(/^charge\.dispute\./);
  expect((await timelineOf(shop, orderId)).filter((type) => type === "disputed")).toHaveLength(1);
  expect((await failureOf(refundOrder(staff(), { orderId, amount: usd(100), ...plain }))).code).toBe(
    "payment_disputed",
  );
  const open = await shop.db.select().from(inboxEvent).where(sql`status = 'received'`);
  expect(open).toEqual([]);
});
