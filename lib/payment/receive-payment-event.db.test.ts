import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inboxEvent, outboxEvent } from "@/db/schema/platform";
import { effectsOf, openOrder, statusOf, timelineOf } from "@/lib/testing/orders";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { expectLedgerToHold } from "@/lib/testing/stock";
import { readProviderEvent } from "@/lib/vendors/stripe";
import { checkDuePayments } from "./check-due-payments";
import { findPaymentEventHandler } from "./events/find-payment-event-handler";
import { listPaymentMismatches } from "./list-payment-mismatches";
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

/** The events of an order as the provider sent them, verified, once it has told the end. */
async function eventsOf(orderId: string) {
  const read = () =>
    shop.webhooks.flatMap(({ body, signature }) => {
      const event = readProviderEvent(body, signature);
      return event?.orderId === orderId ? [event] : [];
    });
  const types = () => read().map(({ type }) => type);
  await expect.poll(types).toContain("checkout.session.completed");
  return read();
}

test("before the redirect, twice, and in the wrong order: the order is confirmed once, with one invoice", async () => {
  const { orderId, sessionId } = await openOrder(shop);
  await shop.pay(sessionId, DECLINED);
  await shop.pay(sessionId);
  const events = (await eventsOf(orderId)).toReversed();
  const [ours, others] = [true, false].map((means) =>
    events.filter(({ type }) => (findPaymentEventHandler(type) !== null) === means),
  );
  // The provider sends what means nothing to us, too: it is not even kept.
  for (const event of others ?? []) expect(await storePaymentEvent(shop.ctx, event)).toBe(false);
  expect(others?.length).toBeGreaterThan(0);
  expect(await shop.db.$count(inboxEvent)).toBe(0);
  for (const event of ours ?? []) {
    expect(await storePaymentEvent(shop.ctx, event)).toBe(true);
    await processPaymentEvent(shop.ctx, event.id);
    expect(await storePaymentEvent(shop.ctx, event)).toBe(false);
    await processPaymentEvent(shop.ctx, event.id);
    expect(await statusOf(shop, orderId)).toBe("confirmed");
  }
  await settlePayment(shop.ctx, orderId);
  expect(await timelineOf(shop, orderId)).toEqual(["placed", "paid", "confirmed", "invoice_issued"]);
  // Nothing is left to a job but the mail.
  expect(await effectsOf(shop, orderId)).toEqual(["order/confirmed"]);
});

const unnamed = { refundId: null, objectId: null };

test("a wrong signature, another body, or a stale time is not read", async () => {
  const { orderId, sessionId } = await openOrder(shop);
  await shop.pay(sessionId);
  await eventsOf(orderId);
  const [sent] = shop.webhooks;
  if (!sent) throw new Error("no webhook");
  expect(readProviderEvent(sent.body.replace("{", "{ "), sent.signature)).toBeNull();
  expect(readProviderEvent(sent.body, sent.signature.replace(/v1=.{4}/, "v1=0000"))).toBeNull();
  expect(readProviderEvent(sent.body, sent.signature.replace(/t=\d+/, "t=1"))).toBeNull();
  expect(readProviderEvent(sent.body, "")).toBeNull();
});

test.each([
  ["an unknown order", "019aa000-0000-7000-8000-000000000000", "quarantined"],
  ["another program's object", "1234", "ignored"],
  ["nothing of ours", null, "ignored"],
])("an event about %s is not tried again (%s: %s)", async (what, orderId, status) => {
  const event = {
    id: `evt_${what}`,
    type: "checkout.session.completed",
    livemode: false,
    orderId,
    ...unnamed,
  };
  await storePaymentEvent(shop.ctx, event);
  await processPaymentEvent(shop.ctx, event.id);
  const [row] = await shop.db.select().from(inboxEvent).where(eq(inboxEvent.id, event.id));
  expect(row).toMatchObject({ status, attempts: 0 });
});

test("an event of the other mode is kept and never acted on", async () => {
  const { orderId, sessionId } = await openOrder(shop);
  await shop.pay(sessionId);
  const event = { id: "evt_live", type: "checkout.session.completed", livemode: true, orderId, ...unnamed };
  expect(await storePaymentEvent(shop.ctx, event)).toBe(false);
  await processPaymentEvent(shop.ctx, event.id);
  expect(await statusOf(shop, orderId)).toBe("pending_payment");
});

test("staff see events of the other mode, events about unknown orders, and payments of another amount", async () => {
  const { orderId } = await openOrder(shop);
  const [row] = await selectPayments(shop.db, orderId);
  if (!row) throw new Error("no payment");
  const truth = {
    sessionStatus: "complete",
    sessionUrl: null,
    intentId: "pi_other",
    intentStatus: "succeeded",
    currency: row.currency,
    amountMinor: row.amountMinor + 1,
    capturedMinor: row.amountMinor + 1,
    refundedMinor: 0,
    releasedMinor: 0,
    authorizedUntil: null,
    livemode: false,
    declineReason: null,
  } as const;
  await applyTruth(shop.ctx, { paymentId: row.id, orderId, truth });
  const found = await listPaymentMismatches(shop.ctx);
  expect(found).toContainEqual(
    expect.objectContaining({
      kind: "amount",
      order: expect.objectContaining({ id: orderId }),
      ours: { amount: row.amountMinor, currency: row.currency },
      theirs: { amount: row.amountMinor + 1, currency: row.currency },
    }),
  );
  const events = found.filter(({ order }) => order === null);
  expect(events.map(({ kind }) => kind).sort()).toEqual(["livemode", "unknown_order"]);
});

test("an event that came while the provider was away is done later, past others that fail", async () => {
  const { orderId, sessionId } = await openOrder(shop);
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
  expect(await statusOf(shop, orderId)).toBe("confirmed");
});

test("the first failure of an event asks for the job that retries, and no later one does", async () => {
  const { orderId, sessionId } = await openOrder(shop);
  await shop.pay(sessionId);
  const event = {
    id: "evt_retried",
    type: "checkout.session.completed",
    livemode: false,
    orderId,
    ...unnamed,
  };
  const jobs = async () =>
    (await shop.db.select().from(outboxEvent)).filter(({ data }) => data.eventId === event.id);
  await storePaymentEvent(shop.ctx, event);
  expect(await jobs()).toEqual([]);
  for (const attempts of [1, 2]) {
    await shop.faults("fail", 3);
    await expect(processPaymentEvent(shop.ctx, event.id)).rejects.toThrow();
    const [row] = await shop.db.select().from(inboxEvent).where(eq(inboxEvent.id, event.id));
    expect(row).toMatchObject({ status: "received", attempts });
    expect(await jobs()).toMatchObject([{ type: "payment/event.received" }]);
  }
  await processPaymentEvent(shop.ctx, event.id);
  expect(await statusOf(shop, orderId)).toBe("confirmed");
});
