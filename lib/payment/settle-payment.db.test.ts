import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { order, orderEvent } from "@/db/schema/order";
import { payment, paymentEvent, refund } from "@/db/schema/payment";
import { inboxEvent, outboxEvent } from "@/db/schema/platform";
import { makeVariant } from "@/db/testing/rows";
import { getCart } from "@/lib/cart/get-cart";
import { findOrderRow } from "@/lib/order/queries";
import { openCheckout } from "@/lib/testing/checkout";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { expectLedgerToHold, movementsOf, stockOf } from "@/lib/testing/stock";
import { type PaymentTruth, readProviderEvent } from "@/lib/vendors/stripe";
import { cancelUnpaidOrder } from "./cancel-unpaid-order";
import { checkDuePayments } from "./check-due-payments";
import { selectPayments } from "./queries";
import { processPaymentEvent, storePaymentEvent } from "./receive-payment-event";
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

async function open(quantity = 2) {
  const { variantId } = await makeVariant(shop.db, { taxable: false });
  return { variantId, ...(await openCheckout(shop.ctx, [{ variantId, quantity }])) };
}

const statusOf = async (orderId: string) => (await findOrderRow(shop.db, orderId))?.status;

async function timelineOf(orderId: string): Promise<string[]> {
  const rows = await shop.db
    .select({ type: orderEvent.type })
    .from(orderEvent)
    .where(eq(orderEvent.orderId, orderId))
    .orderBy(orderEvent.createdAt, orderEvent.id);
  return rows.map(({ type }) => type);
}

async function effectsOf(orderId: string): Promise<string[]> {
  const rows = await shop.db
    .select({ type: outboxEvent.type })
    .from(outboxEvent)
    .where(sql`${outboxEvent.data} ->> 'orderId' = ${orderId}`)
    .orderBy(outboxEvent.createdAt, outboxEvent.id);
  return rows.map(({ type }) => type);
}

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
    livemode: false,
    declineReason: null,
    ...changed,
  };
  return { paymentId: row.id, orderId, truth };
}

test("20 parallel settlements, and as many later: one confirmation, one movement per line", async () => {
  const { variantId, orderId, sessionId, cartId } = await open();
  await shop.pay(sessionId);
  await Promise.all(Array.from({ length: 20 }, () => settlePayment(shop.ctx, orderId)));
  await Promise.all(Array.from({ length: 20 }, () => settlePayment(shop.ctx, orderId)));
  expect(await statusOf(orderId)).toBe("confirmed");
  expect(await timelineOf(orderId)).toEqual(["placed", "paid", "confirmed"]);
  expect(await effectsOf(orderId)).toEqual(["order/placed", "order/confirmed"]);
  expect(await movementsOf(shop.db, variantId)).toEqual(["reserve", "allocate"]);
  expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 10, reserved: 0, allocated: 2 });
  expect(await selectPayments(shop.db, orderId)).toMatchObject([
    { status: "captured", capturedMinor: 2000, refundedMinor: 0 },
  ]);
  expect((await getCart(shop.ctx, { cartId })).completed).toBe(true);
});

describe("webhooks", () => {
  /** The events of an order as the provider sent them, verified. */
  async function eventsOf(orderId: string, count: number) {
    const read = () =>
      shop.webhooks.flatMap(({ body, signature }) => {
        const event = readProviderEvent(body, signature);
        return event?.orderId === orderId ? [event] : [];
      });
    await expect.poll(() => read().length, { timeout: 10_000 }).toBe(count);
    return read();
  }

  test("before the redirect, twice, and in the wrong order: the order is confirmed once", async () => {
    const { orderId, sessionId } = await open();
    await shop.pay(sessionId, DECLINED);
    await shop.pay(sessionId);
    const events = (await eventsOf(orderId, 5)).toReversed();
    for (const event of events) {
      expect(await storePaymentEvent(shop.ctx, event)).toBe(true);
      await processPaymentEvent(shop.ctx, event.id);
      expect(await storePaymentEvent(shop.ctx, event)).toBe(false);
      await processPaymentEvent(shop.ctx, event.id);
      expect(await statusOf(orderId)).toBe("confirmed");
    }
    await settlePayment(shop.ctx, orderId);
    expect(await timelineOf(orderId)).toEqual(["placed", "paid", "confirmed"]);
  });

  test("a wrong signature, another body, or a stale time is not read", async () => {
    const { orderId, sessionId } = await open();
    await shop.pay(sessionId);
    await eventsOf(orderId, 3);
    const [sent] = shop.webhooks;
    if (!sent) throw new Error("no webhook");
    expect(readProviderEvent(sent.body.replace("{", "{ "), sent.signature)).toBeNull();
    expect(readProviderEvent(sent.body, sent.signature.replace(/v1=.{4}/, "v1=0000"))).toBeNull();
    expect(readProviderEvent(sent.body, sent.signature.replace(/t=\d+/, "t=1"))).toBeNull();
    expect(readProviderEvent(sent.body, "")).toBeNull();
  });

  test.each([
    ["an unknown order", "019aa000-0000-7000-8000-000000000000"],
    ["another program's object", "1234"],
    ["nothing of ours", null],
  ])("an event about %s is ignored, and not tried again", async (what, orderId) => {
    const event = { id: `evt_${what}`, type: "checkout.session.completed", livemode: false, orderId };
    await storePaymentEvent(shop.ctx, event);
    await processPaymentEvent(shop.ctx, event.id);
    const [row] = await shop.db.select().from(inboxEvent).where(eq(inboxEvent.id, event.id));
    expect(row).toMatchObject({ status: "ignored", attempts: 0 });
  });

  test("an event of the other mode is kept and never acted on", async () => {
    const { orderId, sessionId } = await open();
    await shop.pay(sessionId);
    const event = { id: "evt_live", type: "checkout.session.completed", livemode: true, orderId };
    expect(await storePaymentEvent(shop.ctx, event)).toBe(false);
    await processPaymentEvent(shop.ctx, event.id);
    expect(await statusOf(orderId)).toBe("pending_payment");
  });

  test("an event that came while the provider was away is done by the timer, past others that fail", async () => {
    const { orderId, sessionId } = await open();
    await shop.pay(sessionId);
    await shop.db.insert(inboxEvent).values(
      ["evt_a", "evt_b"].map((id) => ({
        id,
        source: "stripe",
        type: "checkout.session.completed",
        data: { orderId },
        status: "received" as const,
        attempts: id === "evt_a" ? 7 : 0,
        receivedAt: new Date(Date.now() - 60_000),
      })),
    );
    await shop.faults("fail", 3);
    await checkDuePayments(shop.ctx);
    const rows = await shop.db
      .select({ id: inboxEvent.id, status: inboxEvent.status, attempts: inboxEvent.attempts })
      .from(inboxEvent)
      .where(sql`${inboxEvent.id} in ('evt_a', 'evt_b')`)
      .orderBy(inboxEvent.id);
    // The fresh one had its turn first, and met the failure.
    expect(rows).toEqual([
      { id: "evt_a", status: "processed", attempts: 7 },
      { id: "evt_b", status: "received", attempts: 1 },
    ]);
    expect(await statusOf(orderId)).toBe("confirmed");
  });
});

test("a card that was declined is said so, and another one then pays the same order", async () => {
  const { orderId, sessionId, variantId } = await open();
  await shop.pay(sessionId, DECLINED);
  await settlePayment(shop.ctx, orderId);
  expect(await statusOf(orderId)).toBe("pending_payment");
  expect(await selectPayments(shop.db, orderId)).toMatchObject([
    { status: "pending", declineReason: "Your card was declined." },
  ]);
  await shop.pay(sessionId);
  await settlePayment(shop.ctx, orderId);
  expect(await statusOf(orderId)).toBe("confirmed");
  expect(await selectPayments(shop.db, orderId)).toMatchObject([{ status: "captured", declineReason: null }]);
  expect(await movementsOf(shop.db, variantId)).toEqual(["reserve", "allocate"]);
});

test("a payment that is processing holds the stock until its result", async () => {
  const { orderId, variantId } = await open();
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
  expect(await statusOf(orderId)).toBe("canceled");
  expect(await stockOf(shop.db, variantId)).toMatchObject({ reserved: 0, allocated: 0 });
});

test.each([
  ["amount", { amountMinor: 1999 }],
  ["captured", { capturedMinor: 1999 }],
  ["currency", { currency: "EUR" }],
  ["livemode", { livemode: true }],
])("another %s than the order's is quarantined, said once, and never applied", async (mismatch, changed) => {
  const { orderId, variantId } = await open();
  const truth = await truthOf(orderId, {
    sessionStatus: "complete",
    intentStatus: "succeeded",
    capturedMinor: 2000,
    ...changed,
  });
  await applyTruth(shop.ctx, truth);
  await applyTruth(shop.ctx, truth);
  expect(await statusOf(orderId)).toBe("pending_payment");
  expect(await timelineOf(orderId)).toEqual(["placed", "payment_quarantined"]);
  const [row] = await selectPayments(shop.db, orderId);
  expect(row).toMatchObject({ status: "pending", capturedMinor: 0, nextCheckAt: null });
  const noted = await shop.db
    .select()
    .from(paymentEvent)
    .where(eq(paymentEvent.paymentId, row?.id ?? ""));
  expect(noted).toMatchObject([{ type: "quarantined", data: { mismatch } }]);
  expect(await stockOf(shop.db, variantId)).toMatchObject({ reserved: 2, allocated: 0 });
});

describe("money that arrives after all", () => {
  test("on a canceled order is given back, once, and the order says so and stays canceled", async () => {
    const { orderId, sessionId, variantId } = await open();
    await applyTruth(shop.ctx, await truthOf(orderId, { sessionStatus: "expired", intentId: null }));
    expect(await statusOf(orderId)).toBe("canceled");
    await shop.pay(sessionId);
    await Promise.all(Array.from({ length: 10 }, () => settlePayment(shop.ctx, orderId)));
    await settlePayment(shop.ctx, orderId);
    expect(await timelineOf(orderId)).toEqual(["placed", "canceled", "unexpected_payment", "refunded"]);
    expect(await effectsOf(orderId)).toEqual(["order/placed", "order/canceled", "order/refunded"]);
    expect(await selectPayments(shop.db, orderId)).toMatchObject([
      { status: "captured", capturedMinor: 2000, refundedMinor: 2000, refundPendingMinor: 0 },
    ]);
    expect(await movementsOf(shop.db, variantId)).toEqual(["reserve", "release"]);
    expect(await statusOf(orderId)).toBe("canceled");
    const refunds = await shop.sql`
      select data ->> 'amount' as amount from local_stripe.object
      where object = 'refund' and data ->> 'payment_intent' =
        (select provider_intent_id from payment where order_id = ${orderId})`;
    expect(refunds).toEqual([{ amount: "2000" }]);
  });

  test("a second time for a paid order is given back, and the order stays paid", async () => {
    const { orderId, sessionId } = await open();
    const other = await open();
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
    expect(await timelineOf(orderId)).toEqual([
      "placed",
      "paid",
      "confirmed",
      "unexpected_payment",
      "refunded",
    ]);
    expect(await statusOf(orderId)).toBe("confirmed");
  });
});

describe("expiry", () => {
  async function overdue(orderId: string) {
    await shop.db
      .update(payment)
      .set({ sessionExpiresAt: sql`now() - interval '1 minute'`, nextCheckAt: sql`now()` })
      .where(eq(payment.orderId, orderId));
  }

  test("asks the provider first: what is complete there is settled", async () => {
    const { orderId, sessionId } = await open();
    await shop.pay(sessionId);
    await overdue(orderId);
    await checkDuePayments(shop.ctx);
    expect(await statusOf(orderId)).toBe("confirmed");
  });

  test("ends the session at the provider, and releases the stock exactly once", async () => {
    const { orderId, sessionId, variantId } = await open();
    await overdue(orderId);
    await Promise.all(Array.from({ length: 5 }, () => checkDuePayments(shop.ctx)));
    await cancelUnpaidOrder(shop.ctx, { orderId, reason: "again" });
    await settlePayment(shop.ctx, orderId);
    expect(await shop.session(sessionId)).toMatchObject({ status: "expired" });
    expect(await timelineOf(orderId)).toEqual(["placed", "canceled"]);
    expect(await movementsOf(shop.db, variantId)).toEqual(["reserve", "release"]);
    expect(await stockOf(shop.db, variantId)).toEqual({ onHand: 10, reserved: 0, allocated: 0 });
  });

  test("releases nothing while the provider is away", async () => {
    const { orderId, variantId } = await open();
    await overdue(orderId);
    await shop.faults("fail", 100);
    await checkDuePayments(shop.ctx);
    await expect(cancelUnpaidOrder(shop.ctx, { orderId, reason: "test" })).rejects.toMatchObject({
      code: "payment_unavailable",
    });
    await shop.faults("none", 1);
    expect(await statusOf(orderId)).toBe("pending_payment");
    expect(await stockOf(shop.db, variantId)).toMatchObject({ reserved: 2 });
  });

  test("canceling an order that was paid a moment ago confirms it instead", async () => {
    const { orderId, sessionId } = await open();
    await shop.pay(sessionId);
    const row = await cancelUnpaidOrder(shop.ctx, { orderId, reason: "test" });
    expect(row.status).toBe("confirmed");
  });

  test("paying and canceling at once end in one of the two, with the stock to match", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { orderId, sessionId, variantId } = await open();
      await Promise.all([
        shop.pay(sessionId),
        cancelUnpaidOrder(shop.ctx, { orderId, reason: "test" }),
        settlePayment(shop.ctx, orderId),
      ]);
      await settlePayment(shop.ctx, orderId);
      const { status } = await shop.session(sessionId);
      const paid = status === "complete";
      expect(await statusOf(orderId)).toBe(paid ? "confirmed" : "canceled");
      expect(await stockOf(shop.db, variantId)).toMatchObject({ reserved: 0, allocated: paid ? 2 : 0 });
    }
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
