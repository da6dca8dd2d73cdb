import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { order } from "@/db/schema/order";
import { payment, paymentEvent, refund } from "@/db/schema/payment";
import { getCart } from "@/lib/cart/get-cart";
import { effectsOf, openOrder, statusOf, timelineOf } from "@/lib/testing/orders";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { expectLedgerToHold, movementsOf, stockOf } from "@/lib/testing/stock";
import type { PaymentTruth } from "@/lib/vendors/stripe";
import { cancelUnpaidOrder } from "./cancel-unpaid-order";
import { selectPayments } from "./queries";
import { applyTruth, settlePayment } from "./settle-payment";

const DECLINED = "4000000000000002";

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(async () => {
  await expectLedgerToHold(shop.db);
  await shop.stop();
});

/** What the provider would say, where its local stand-in cannot be brought to it. */
async function truthOf(orderId: string, changed: Partial<PaymentTruth> = {}) {
  const [row] = await selectPayments(shop.db, orderId);
  if (!row) throw new Error("no payment");
  const truth: PaymentTruth = {
    sessionStatus: "open",
    sessionUrl: null,
    intentId: `pi_${row.id}`,
    intentStatus: "open",
    currency: row.currency,
    amountMinor: row.amountMinor,
    capturedMinor: 0,
    refundedMinor: 0,
    releasedMinor: 0,
    authorizedUntil: null,
    livemode: false,
    declineReason: null,
    ...changed,
  };
  return { paymentId: row.id, orderId, truth };
}

test("20 parallel settlements, and as many later: one confirmation, one movement per line", async () => {
  const { variantId, orderId, sessionId, cartId } = await openOrder(shop);
  await shop.pay(sessionId);
  await Promise.all(Array.from({ length: 20 }, () => settlePayment(shop.ctx, orderId)));
  await Promise.all(Array.from({ length: 20 }, () => settlePayment(shop.ctx, orderId)));
  expect(await statusOf(shop, orderId)).toBe("confirmed");
  expect(await timelineOf(shop, orderId)).toEqual(["placed", "paid", "confirmed"]);
  expect(await effectsOf(shop, orderId)).toEqual(["order/confirmed"]);
  expect(await movementsOf(shop.db, variantId)).toEqual(["reserve", "allocate"]);
  expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 10, reserved: 0, allocated: 2 });
  expect(await selectPayments(shop.db, orderId)).toMatchObject([
    { status: "captured", capturedMinor: 2000, refundedMinor: 0 },
  ]);
  expect((await getCart(shop.ctx, { cartId })).completed).toBe(true);
});

test("a card that was declined is said so, and another one then pays the same order", async () => {
  const { orderId, sessionId, variantId } = await openOrder(shop);
  await shop.pay(sessionId, DECLINED);
  await settlePayment(shop.ctx, orderId);
  expect(await statusOf(shop, orderId)).toBe("pending_payment");
  expect(await selectPayments(shop.db, orderId)).toMatchObject([
    { status: "pending", declineReason: "generic_decline" },
  ]);
  await shop.pay(sessionId);
  await settlePayment(shop.ctx, orderId);
  expect(await statusOf(shop, orderId)).toBe("confirmed");
  expect(await selectPayments(shop.db, orderId)).toMatchObject([{ status: "captured", declineReason: null }]);
  expect(await movementsOf(shop.db, variantId)).toEqual(["reserve", "allocate"]);
});

test("a payment that is processing holds the stock until its result", async () => {
  const { orderId, variantId } = await openOrder(shop);
  await applyTruth(
    shop.ctx,
    await truthOf(orderId, { sessionStatus: "complete", intentStatus: "processing" }),
  );
  expect(await stockOf(shop.db, variantId)).toMatchObject({ reserved: 2 });
  await expect(cancelUnpaidOrder(shop.ctx, { orderId, reason: "test" })).rejects.toMatchObject({
    code: "order_state",
  });
  // The debit failed after all.
  await applyTruth(shop.ctx, await truthOf(orderId, { sessionStatus: "complete" }));
  expect(await statusOf(shop, orderId)).toBe("canceled");
  expect(await stockOf(shop.db, variantId)).toMatchObject({ reserved: 0, allocated: 0 });
});

test.each([
  ["amount", { amountMinor: 1999 }],
  ["captured", { capturedMinor: 1999 }],
  ["currency", { currency: "EUR" }],
  ["livemode", { livemode: true }],
])("another %s than the order's is quarantined, said once, and never applied", async (mismatch, changed) => {
  const { orderId, variantId } = await openOrder(shop);
  const truth = await truthOf(orderId, {
    sessionStatus: "complete",
    intentStatus: "succeeded",
    capturedMinor: 2000,
    ...changed,
  });
  await applyTruth(shop.ctx, truth);
  await applyTruth(shop.ctx, truth);
  expect(await statusOf(shop, orderId)).toBe("pending_payment");
  expect(await timelineOf(shop, orderId)).toEqual(["placed", "payment_quarantined"]);
  const [row] = await selectPayments(shop.db, orderId);
  expect(row).toMatchObject({ status: "pending", capturedMinor: 0, nextCheckAt: null });
  const noted = await shop.db
    .select()
    .from(paymentEvent)
    .where(eq(paymentEvent.paymentId, row?.id ?? ""));
  expect(noted).toMatchObject([{ type: "quarantined", data: { mismatch } }]);
  expect(await stockOf(shop.db, variantId)).toMatchObject({ reserved: 2, allocated: 0 });
});

test("a provider that hangs is given up within ten seconds, and changes nothing", async () => {
  const { orderId, sessionId, variantId } = await openOrder(shop);
  await shop.pay(sessionId);
  await shop.faults("hang", 10);
  const begun = performance.now();
  await expect(settlePayment(shop.ctx, orderId)).rejects.toThrow();
  expect(performance.now() - begun).toBeLessThan(15_000);
  await shop.faults("none", 1);
  expect(await statusOf(shop, orderId)).toBe("pending_payment");
  expect(await stockOf(shop.db, variantId)).toMatchObject({ reserved: 2 });
  await settlePayment(shop.ctx, orderId);
  expect(await statusOf(shop, orderId)).toBe("confirmed");
});

describe("money that arrives after all", () => {
  test("on a canceled order is given back, once, and the order says so and stays canceled", async () => {
    const { orderId, sessionId, variantId } = await openOrder(shop);
    await applyTruth(shop.ctx, await truthOf(orderId, { sessionStatus: "expired", intentId: null }));
    expect(await statusOf(shop, orderId)).toBe("canceled");
    await shop.pay(sessionId);
    await Promise.all(Array.from({ length: 10 }, () => settlePayment(shop.ctx, orderId)));
    await settlePayment(shop.ctx, orderId);
    expect(await timelineOf(shop, orderId)).toEqual(["placed", "canceled", "unexpected_payment", "refunded"]);
    expect(await effectsOf(shop, orderId)).toEqual(["order/canceled", "order/refunded"]);
    expect(await selectPayments(shop.db, orderId)).toMatchObject([
      { status: "captured", capturedMinor: 2000, refundedMinor: 2000, refundPendingMinor: 0 },
    ]);
    expect(await movementsOf(shop.db, variantId)).toEqual(["reserve", "release"]);
    expect(await statusOf(shop, orderId)).toBe("canceled");
    const refunds = await shop.sql`
      select data ->> 'amount' as amount from local_stripe.object
      where object = 'refund' and data ->> 'payment_intent' =
        (select provider_intent_id from payment where order_id = ${orderId})`;
    expect(refunds).toEqual([{ amount: "2000" }]);
  });

  test("a second time for a paid order is given back, and the order stays paid", async () => {
    const { orderId, sessionId } = await openOrder(shop);
    const other = await openOrder(shop);
    await shop.pay(sessionId);
    await settlePayment(shop.ctx, orderId);
    // An earlier attempt that had ended: its session is another one of the provider's.
    await shop.db
      .update(payment)
      .set({ status: "expired", orderId, attempt: 2, nextCheckAt: null })
      .where(eq(payment.orderId, other.orderId));
    await shop.pay(other.sessionId);
    await settlePayment(shop.ctx, orderId);
    await settlePayment(shop.ctx, orderId);
    expect(await selectPayments(shop.db, orderId)).toMatchObject([
      { status: "captured", capturedMinor: 2000, refundedMinor: 0 },
      { status: "captured", capturedMinor: 2000, refundedMinor: 2000, refundPendingMinor: 0 },
    ]);
    expect(await timelineOf(shop, orderId)).toEqual([
      "placed",
      "paid",
      "confirmed",
      "unexpected_payment",
      "refunded",
    ]);
    expect(await statusOf(shop, orderId)).toBe("confirmed");
  });
});

test("every order is where its payments say", async () => {
  const wrong = await shop.db
    .select({ id: order.id })
    .from(order)
    .innerJoin(payment, eq(payment.orderId, order.id))
    .leftJoin(refund, eq(refund.paymentId, payment.id))
    .where(
      sql`${order.status} = 'canceled' and ${payment.capturedMinor} > ${payment.refundedMinor}
        or ${order.status} = 'pending_payment' and ${payment.status} = 'captured'`,
    );
  expect(wrong).toEqual([]);
});
