import type Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { type OpenStripe, openStripe, patient, payWith } from "./testing/open-stripe";

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

const eventsOf = (id: string) => expect.poll(() => shop.receiver.typesOf(id), patient);

describe("refunds", () => {
  test("never give back more than was taken, however many ask at once", async () => {
    const { intent, charge } = await payWith(shop, "4242424242424242");
    const asked = await Promise.allSettled(
      Array.from({ length: 6 }, () => stripe.refunds.create({ payment_intent: intent.id, amount: 1000 })),
    );
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(4);
    await expect(stripe.refunds.create({ payment_intent: intent.id, amount: 98 })).rejects.toMatchObject({
      param: "amount",
      message: "Refund amount ($0.98) is greater than unrefunded amount on charge ($0.97)",
    });
    await stripe.refunds.create({ payment_intent: intent.id, reason: "requested_by_customer" });
    await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toMatchObject({
      code: "charge_already_refunded",
    });
    expect(await stripe.charges.retrieve(charge?.id ?? "")).toMatchObject({
      refunded: true,
      amount_refunded: 4097,
    });
    const listed = await stripe.refunds.list({ payment_intent: intent.id });
    expect(listed.data.reduce((sum, { amount }) => sum + amount, 0)).toBe(4097);
  });

  test("the same key refunds once", async () => {
    const { intent } = await payWith(shop, "4242424242424242");
    const params = { payment_intent: intent.id, amount: 100, metadata: { refundId: "r1" } };
    const first = await stripe.refunds.create(params, { idempotencyKey: `refund-${intent.id}` });
    const again = await stripe.refunds.create(params, { idempotencyKey: `refund-${intent.id}` });
    expect(again.id).toBe(first.id);
    expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
  });

  test("one that seemed done may fail later, and the money is on the charge again", async () => {
    const { intent, charge } = await payWith(shop, "4000000000005126");
    const refund = await stripe.refunds.create({ payment_intent: intent.id });
    expect(refund.status).toBe("succeeded");
    await database.sql`update local_stripe.timer set at = now() where object_id = ${refund.id}`;
    await expect.poll(async () => (await stripe.refunds.retrieve(refund.id)).status, patient).toBe("failed");
    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({
      failure_reason: "expired_or_canceled_card",
    });
    expect(await stripe.charges.retrieve(charge?.id ?? "")).toMatchObject({
      refunded: false,
      amount_refunded: 0,
    });
    await eventsOf(refund.id).toEqual(["refund.created", "refund.failed", "refund.updated"]);
  });

  test("one that takes a while succeeds in the end", async () => {
    const { intent } = await payWith(shop, "4000000000007726");
    const refund = await stripe.refunds.create({ payment_intent: intent.id });
    expect(refund.status).toBe("pending");
    await shop.control(`refunds/${refund.id}/settle`, { outcome: "succeeded" });
    expect((await stripe.refunds.retrieve(refund.id)).status).toBe("succeeded");
    await eventsOf(refund.id).toEqual(["refund.created", "refund.updated"]);
  });
});

describe("disputes", () => {
  const disputeOf = async (chargeId: string) => {
    const { data } = await stripe.disputes.list({ charge: chargeId });
    const [dispute] = data;
    if (!dispute) throw new Error("no dispute was opened");
    return dispute;
  };

  test("a disputed charge refuses refunds, and says so by an event", async () => {
    const { intent, charge } = await payWith(shop, "4000000000000259");
    expect(charge).toMatchObject({ disputed: true, status: "succeeded" });
    const dispute = await disputeOf(charge?.id ?? "");
    expect(dispute).toMatchObject({ status: "needs_response", amount: 4097, payment_intent: intent.id });
    await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toMatchObject({
      code: "charge_disputed",
    });
    await eventsOf(dispute.id).toEqual(["charge.dispute.created", "charge.dispute.funds_withdrawn"]);
    expect(shop.receiver.typesOf(intent.id).indexOf("checkout.session.completed")).toBeLessThan(
      shop.receiver.typesOf(intent.id).indexOf("charge.dispute.created"),
    );
  });

  test("one that is closed is lost, and cannot be answered any more", async () => {
    const { charge } = await payWith(shop, "4000000000000259");
    const dispute = await disputeOf(charge?.id ?? "");
    expect((await stripe.disputes.close(dispute.id)).status).toBe("lost");
    await expect(stripe.disputes.close(dispute.id)).rejects.toThrow("already closed");
    await eventsOf(dispute.id).toContain("charge.dispute.closed");
  });

  test("one that is won lets the charge be refunded", async () => {
    const { intent, charge } = await payWith(shop, "4000000000000259");
    const dispute = await disputeOf(charge?.id ?? "");
    const staged = await stripe.disputes.update(dispute.id, {
      evidence: { product_description: "A mug" },
      submit: false,
    });
    expect(staged).toMatchObject({ status: "needs_response", evidence_details: { has_evidence: true } });
    const won = await stripe.disputes.update(dispute.id, {
      evidence: { uncategorized_text: "winning_evidence" },
    });
    expect(won).toMatchObject({ status: "won", evidence: { product_description: "A mug" } });
    expect((await stripe.refunds.create({ payment_intent: intent.id })).status).toBe("succeeded");
  });
});
