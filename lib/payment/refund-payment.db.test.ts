import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { orderEvent } from "@/db/schema/order";
import { payment, refund } from "@/db/schema/payment";
import { makeVariant } from "@/db/testing/rows";
import { openCheckout } from "@/lib/testing/checkout";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { createRefund } from "@/lib/vendors/stripe-refund";
import { checkDuePayments } from "./check-due-payments";
import { selectPayments } from "./queries";
import { reserveRefund, sendRefund } from "./refund-payment";
import { settlePayment } from "./settle-payment";

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

/** A paid order of 2000, with a refund set aside. */
async function paid(amountMinor: number) {
  const { variantId } = await makeVariant(shop.db);
  const { orderId, sessionId } = await openCheckout(shop.ctx, [{ variantId, quantity: 2 }]);
  await shop.pay(sessionId);
  await settlePayment(shop.ctx, orderId);
  const row = await paymentOf(orderId);
  const refundId = await reserveRefund(shop.ctx, { paymentId: row.id, amountMinor, reason: "test" });
  return { orderId, refundId, paymentId: row.id, intentId: row.providerIntentId ?? "" };
}

async function paymentOf(orderId: string) {
  const [row] = await selectPayments(shop.db, orderId);
  if (!row) throw new Error("no payment");
  return row;
}

async function refundsAtProvider(intentId: string): Promise<number> {
  const rows = await shop.sql`
    select 1 from local_stripe.object where object = 'refund' and data ->> 'payment_intent' = ${intentId}`;
  return rows.length;
}

test("20 parallel sendings give back once", async () => {
  const { orderId, refundId, intentId } = await paid(700);
  await Promise.all(Array.from({ length: 20 }, () => sendRefund(shop.ctx, refundId)));
  expect(await paymentOf(orderId)).toMatchObject({ refundedMinor: 700, refundPendingMinor: 0 });
  expect(await refundsAtProvider(intentId)).toBe(1);
});

test("more than was captured can never be set aside, not even in parallel", async () => {
  const { orderId, paymentId } = await paid(1500);
  const tries = Array.from({ length: 5 }, () =>
    shop.db.transaction((tx) =>
      reserveRefund({ ...shop.ctx, db: tx }, { paymentId, amountMinor: 400, reason: "test" }),
    ),
  );
  const outcomes = await Promise.allSettled(tries);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await paymentOf(orderId)).toMatchObject({ refundPendingMinor: 1900 });
});

test("a refund whose answer was lost is sent again by the timer, under the same key", async () => {
  const { orderId, refundId, intentId } = await paid(2000);
  await shop.faults("fail_after", 3);
  await expect(sendRefund(shop.ctx, refundId)).rejects.toThrow();
  await shop.faults("none", 1);
  expect(await paymentOf(orderId)).toMatchObject({ refundedMinor: 0, refundPendingMinor: 2000 });
  await shop.db
    .update(refund)
    .set({ createdAt: sql`now() - interval '1 minute'` })
    .where(eq(refund.id, refundId));
  await checkDuePayments(shop.ctx);
  expect(await paymentOf(orderId)).toMatchObject({ refundedMinor: 2000, refundPendingMinor: 0 });
  expect(await refundsAtProvider(intentId)).toBe(1);
});

test("a refund whose answer was lost is not made twice after its key is forgotten", async () => {
  const { orderId, refundId, intentId } = await paid(500);
  await createRefund({ refundId, intentId, amountMinor: 500, currency: "USD" });
  // What the provider does after a day.
  await shop.sql`delete from local_stripe.idempotency`;
  await shop.db
    .update(refund)
    .set({ createdAt: sql`now() - interval '2 days'` })
    .where(eq(refund.id, refundId));
  await sendRefund(shop.ctx, refundId);
  expect(await refundsAtProvider(intentId)).toBe(1);
  expect(await paymentOf(orderId)).toMatchObject({ refundedMinor: 500, refundPendingMinor: 0 });
});

test("a refund that the provider refuses gives back what it held, and the order says so", async () => {
  const { orderId, refundId, intentId } = await paid(2000);
  // Somebody gave the money back at the provider itself.
  await createRefund({ refundId: "elsewhere", intentId, amountMinor: 2000, currency: "USD" });
  await sendRefund(shop.ctx, refundId);
  expect(await paymentOf(orderId)).toMatchObject({ refundedMinor: 0, refundPendingMinor: 0 });
  const [row] = await shop.db.select().from(refund).where(eq(refund.id, refundId));
  expect(row).toMatchObject({ status: "failed", failureReason: expect.stringContaining("refunded") });
  const events = await shop.db.select().from(orderEvent).where(eq(orderEvent.orderId, orderId));
  expect(events.map(({ type }) => type)).toContain("refund_failed");
});

test("a refund that takes its time is asked after, and booked when it is done", async () => {
  const { orderId, refundId, intentId } = await paid(300);
  const { id } = await createRefund({ refundId, intentId, amountMinor: 300, currency: "USD" });
  await shop.db.update(refund).set({ providerRefundId: id }).where(eq(refund.id, refundId));
  await sendRefund(shop.ctx, refundId);
  expect(await paymentOf(orderId)).toMatchObject({ refundedMinor: 300, refundPendingMinor: 0 });
});

test("booking refunds and settling the same order at once never deadlock", async () => {
  const made = await paid(100);
  const more = await Promise.all(
    Array.from({ length: 10 }, () =>
      reserveRefund(shop.ctx, { paymentId: made.paymentId, amountMinor: 100, reason: "test" }),
    ),
  );
  await Promise.all([
    ...more.map((refundId) => sendRefund(shop.ctx, refundId)),
    ...more.map(() => settlePayment(shop.ctx, made.orderId)),
  ]);
  expect(await paymentOf(made.orderId)).toMatchObject({ refundedMinor: 1000, refundPendingMinor: 100 });
});

test("money that was given back at the provider itself is found, and said once", async () => {
  const { orderId, refundId, intentId, paymentId } = await paid(500);
  await sendRefund(shop.ctx, refundId);
  const audit = async () => {
    await shop.db.update(payment).set({ nextCheckAt: sql`now()` }).where(eq(payment.id, paymentId));
    await checkDuePayments(shop.ctx);
    const events = await shop.db.select().from(orderEvent).where(eq(orderEvent.orderId, orderId));
    return events.filter(({ type }) => type === "payment_differs").map(({ data }) => data);
  };
  expect(await audit()).toEqual([]);
  await createRefund({ refundId: "elsewhere-too", intentId, amountMinor: 100, currency: "USD" });
  expect(await audit()).toEqual([{ mismatch: "refunded" }]);
  expect(await audit()).toEqual([{ mismatch: "refunded" }]);
  expect(await paymentOf(orderId)).toMatchObject({ refundedMinor: 500, nextCheckAt: expect.any(Date) });
});
