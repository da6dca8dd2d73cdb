import type Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { manual, type OpenStripe, openStripe, patient, payWith, sessionParams } from "./testing/open-stripe";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let shop: OpenStripe;
let stripe: Stripe;

beforeAll(async () => {
  database = await openTestDatabase({ maxConnections: 2 });
  shop = await openStripe(database.url);
  stripe = shop.stripe;
});

afterAll(async () => {
  await shop.close();
  await database.close();
});

const eventsOf = (...ids: string[]) => expect.poll(() => shop.receiver.typesOf(...ids), patient);

test("a paid session is complete, and tells so in order", async () => {
  const { session, intent, charge } = await payWith(shop, "4242 4242 4242 4242");
  expect(session).toMatchObject({
    status: "complete",
    payment_status: "paid",
    url: null,
    amount_total: 4097,
  });
  expect(intent).toMatchObject({ status: "succeeded", amount_received: 4097, description: "Order SH-1" });
  expect(intent.metadata).toEqual({ orderId: "order-1" });
  expect(charge).toMatchObject({ status: "succeeded", captured: true, amount_captured: 4097, paid: true });
  await eventsOf(session.id, intent.id).toEqual([
    "payment_intent.created",
    "charge.succeeded",
    "payment_intent.succeeded",
    "checkout.session.completed",
  ]);
});

describe("declines", () => {
  test.each([
    ["4000000000000002", "card_declined", "generic_decline"],
    ["4000000000009995", "card_declined", "insufficient_funds"],
    ["4000000000009987", "card_declined", "lost_card"],
    ["4000000000000069", "expired_card", undefined],
    ["4000000000000127", "incorrect_cvc", undefined],
    ["4000000000000119", "processing_error", undefined],
  ])("%s leaves the session open and says %s", async (card, code, declineCode) => {
    const { session, intent, charge } = await payWith(shop, card);
    expect(session).toMatchObject({ status: "open", payment_status: "unpaid", url: expect.any(String) });
    expect(intent.status).toBe("requires_payment_method");
    expect(intent.last_payment_error).toMatchObject({ type: "card_error", code });
    expect(intent.last_payment_error?.decline_code).toBe(declineCode);
    expect(charge).toMatchObject({ status: "failed", failure_code: code, paid: false });
  });

  test("another card pays the same intent", async () => {
    const { session, intent } = await payWith(shop, "4000000000000002");
    await shop.control(`checkout/sessions/${session.id}/complete`, { card: "5555555555554444" });
    const paid = await stripe.paymentIntents.retrieve(intent.id, { expand: ["latest_charge"] });
    expect(paid).toMatchObject({ status: "succeeded", last_payment_error: null });
    expect((await stripe.charges.list({ payment_intent: intent.id })).data).toHaveLength(2);
  });
});

describe("3-D Secure", () => {
  test.each(["4000002500003155", "4000000000003220"])("%s is paid once it was agreed to", async (card) => {
    const { session, intent } = await payWith(shop, card);
    expect(session.status).toBe("open");
    expect(intent).toMatchObject({ status: "requires_action", next_action: { type: "redirect_to_url" } });
    await shop.control(`payment_intents/${intent.id}/authenticate`, { outcome: "succeeded" });
    const paid = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ["payment_intent.latest_charge"],
    });
    expect(paid).toMatchObject({
      status: "complete",
      payment_status: "paid",
      payment_intent: {
        next_action: null,
        latest_charge: { payment_method_details: { card: { three_d_secure: { result: "authenticated" } } } },
      },
    });
    await eventsOf(intent.id).toContain("payment_intent.requires_action");
  });

  test("a refusal leaves the session open, without a charge", async () => {
    const { session, intent } = await payWith(shop, "4000002500003155");
    await shop.control(`payment_intents/${intent.id}/authenticate`, { outcome: "failed" });
    const failed = await stripe.paymentIntents.retrieve(intent.id);
    expect(failed).toMatchObject({
      status: "requires_payment_method",
      latest_charge: null,
      next_action: null,
      last_payment_error: { code: "payment_intent_authentication_failure" },
    });
    expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe("open");
  });

  test("4000008400001629 is declined after it was agreed to", async () => {
    const { session, intent } = await payWith(shop, "4000008400001629");
    expect(intent.status).toBe("requires_action");
    await shop.control(`payment_intents/${intent.id}/authenticate`, { outcome: "succeeded" });
    const failed = await stripe.paymentIntents.retrieve(intent.id);
    expect(failed.last_payment_error).toMatchObject({ code: "card_declined" });
    expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe("open");
  });

  test("a challenge left unanswered can no longer be answered once its session has expired", async () => {
    const { session, intent } = await payWith(shop, "4000002500003155");
    await stripe.checkout.sessions.expire(session.id);
    await expect(
      shop.control(`payment_intents/${intent.id}/authenticate`, { outcome: "succeeded" }),
    ).rejects.toThrow("its status is canceled");
    const ended = await stripe.checkout.sessions.retrieve(session.id, { expand: ["payment_intent"] });
    expect(ended).toMatchObject({ status: "expired", payment_intent: { status: "canceled" } });
    await eventsOf(session.id, intent.id).toContain("checkout.session.expired");
  });
});

describe("bank debits", () => {
  test.each([
    ["succeeded", "paid", "succeeded", "checkout.session.async_payment_succeeded"],
    ["failed", "unpaid", "requires_payment_method", "checkout.session.async_payment_failed"],
  ])("a session is complete at once and its payment %s later", async (outcome, paid, status, last) => {
    const { session, intent } = await payWith(shop, "000123456789");
    expect(session).toMatchObject({ status: "complete", payment_status: "unpaid" });
    expect(intent.status).toBe("processing");
    await shop.control(`payment_intents/${intent.id}/settle`, { outcome });
    const settled = await stripe.checkout.sessions.retrieve(session.id, { expand: ["payment_intent"] });
    expect(settled).toMatchObject({ status: "complete", payment_status: paid, payment_intent: { status } });
    await eventsOf(session.id, intent.id).toEqual([
      "payment_intent.created",
      "charge.pending",
      "payment_intent.processing",
      "checkout.session.completed",
      outcome === "failed" ? "charge.failed" : "charge.succeeded",
      outcome === "failed" ? "payment_intent.payment_failed" : "payment_intent.succeeded",
      last,
    ]);
    await expect(shop.control(`payment_intents/${intent.id}/settle`, { outcome })).rejects.toThrow("400");
  });

  test.each([
    ["000123456789", "succeeded"],
    ["000222222227", "requires_payment_method"],
  ])("%s settles by itself, even over a restart", async (account, status) => {
    const { intent } = await payWith(shop, account);
    await shop.stop();
    await database.sql`update local_stripe.timer set at = now() where object_id = ${intent.id}`;
    await shop.restart();
    await expect
      .poll(async () => (await stripe.paymentIntents.retrieve(intent.id)).status, patient)
      .toBe(status);
  });
});

describe("authorization", () => {
  test("money is held until a part of it is captured", async () => {
    const { session, intent, charge } = await payWith(shop, "4242424242424242", manual);
    expect(session).toMatchObject({ status: "complete", payment_status: "unpaid" });
    expect(intent).toMatchObject({ status: "requires_capture", amount_capturable: 4097, amount_received: 0 });
    expect(charge).toMatchObject({ captured: false, amount_captured: 0 });
    await expect(stripe.paymentIntents.capture(intent.id, { amount_to_capture: 4098 })).rejects.toMatchObject(
      {
        param: "amount_to_capture",
      },
    );
    const captured = await stripe.paymentIntents.capture(
      intent.id,
      { amount_to_capture: 4000 },
      { idempotencyKey: `capture-${intent.id}` },
    );
    expect(captured).toMatchObject({ status: "succeeded", amount_capturable: 0, amount_received: 4000 });
    expect((await stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe("paid");
    await eventsOf(session.id, intent.id).toEqual([
      "payment_intent.created",
      "charge.succeeded",
      "payment_intent.amount_capturable_updated",
      "checkout.session.completed",
      "charge.captured",
      "payment_intent.succeeded",
    ]);
    await expect(stripe.paymentIntents.capture(intent.id)).rejects.toMatchObject({
      code: "payment_intent_unexpected_state",
    });
    expect((await stripe.refunds.create({ payment_intent: intent.id })).amount).toBe(4000);
  });

  test("what is canceled can be neither captured nor refunded", async () => {
    const { intent } = await payWith(shop, "4242424242424242", manual);
    await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toThrow("successful charge");
    const canceled = await stripe.paymentIntents.cancel(intent.id, {
      cancellation_reason: "requested_by_customer",
    });
    expect(canceled).toMatchObject({ status: "canceled", amount_capturable: 0 });
    await expect(stripe.paymentIntents.capture(intent.id)).rejects.toMatchObject({
      code: "payment_intent_unexpected_state",
    });
    await expect(stripe.paymentIntents.cancel(intent.id)).rejects.toThrow("status of canceled");
  });

  test("its end can be brought about, and nothing is captured then", async () => {
    const { session, intent } = await payWith(shop, "4242424242424242", manual);
    const ended = await shop.control(`payment_intents/${intent.id}/expire`);
    expect(ended).toMatchObject({ status: "canceled", cancellation_reason: "automatic" });
    await eventsOf(session.id, intent.id).toEqual(expect.arrayContaining(["payment_intent.canceled"]));
    await expect(stripe.paymentIntents.capture(intent.id)).rejects.toMatchObject({
      code: "payment_intent_unexpected_state",
    });
  });

  test("the intent of an open session is ended by expiring the session only", async () => {
    const { session, intent } = await payWith(shop, "4000000000000002");
    await expect(stripe.paymentIntents.cancel(intent.id)).rejects.toThrow("Expire the Checkout Session");
    await stripe.checkout.sessions.expire(session.id);
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe("canceled");
  });
});

test("a session for cards only takes no bank debit", async () => {
  const { id } = await stripe.checkout.sessions.create(
    sessionParams({ allowed_payment_method_types: ["card"] }),
  );
  const complete = shop.control(`checkout/sessions/${id}/complete`, { card: "000123456789" });
  await expect(complete).rejects.toThrow("not among the allowed ones");
});

test("a debit that is on its way cannot be canceled", async () => {
  const { intent } = await payWith(shop, "000123456789");
  await expect(stripe.paymentIntents.cancel(intent.id)).rejects.toMatchObject({
    code: "payment_intent_unexpected_state",
  });
});

describe("intents without a session", () => {
  test("a decline answers 402 and leaves its charge", async () => {
    const intent = await stripe.paymentIntents.create({ amount: 2000, currency: "usd" });
    await expect(
      stripe.paymentIntents.confirm(intent.id, { payment_method: "pm_card_visa_chargeDeclined" }),
    ).rejects.toMatchObject({
      type: "StripeCardError",
      statusCode: 402,
      code: "card_declined",
      decline_code: "generic_decline",
      payment_intent: { id: intent.id, status: "requires_payment_method" },
    });
    expect((await stripe.charges.list({ payment_intent: intent.id })).data).toHaveLength(1);
    const paid = await stripe.paymentIntents.confirm(intent.id, { payment_method: "pm_card_visa" });
    expect(paid.status).toBe("succeeded");
  });

  test("are listed by the time they were made", async () => {
    const { created, id } = await stripe.paymentIntents.create({ amount: 2000, currency: "usd" });
    const recent = await stripe.paymentIntents.list({ created: { gte: created }, limit: 1 });
    expect(recent.data.map((intent) => intent.id)).toEqual([id]);
    expect((await stripe.paymentIntents.list({ created: { gt: created + 1000 } })).data).toEqual([]);
  });
});

test("a session shows its lines", async () => {
  const session = await stripe.checkout.sessions.create(sessionParams());
  const lines = await stripe.checkout.sessions.listLineItems(session.id);
  expect(lines.data).toMatchObject([{ description: "Mug", amount_total: 4097, quantity: 1 }]);
});
