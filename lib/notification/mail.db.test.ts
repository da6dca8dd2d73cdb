import { eq, inArray, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refund } from "@/db/schema/payment";
import { sentMail } from "@/db/schema/platform";
import { makeShippingMethod, makeVariant } from "@/db/testing/rows";
import { fulfillOrder } from "@/lib/fulfillment/fulfill-order";
import type { Locale } from "@/lib/i18n/locales";
import { getOrder } from "@/lib/order/get-order";
import { cancelOrder } from "@/lib/payment/cancel-order";
import { cancelUnpaidOrder } from "@/lib/payment/cancel-unpaid-order";
import { selectPayments } from "@/lib/payment/queries";
import { applyTruth, settlePayment } from "@/lib/payment/settle-payment";
import { openCheckout } from "@/lib/testing/checkout";
import { openOrder } from "@/lib/testing/orders";
import { asStaff } from "@/lib/testing/staff";
import { startMailbox } from "@/lib/testing/start-mailbox";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { claimMail, MailClaimedError } from "./claim-mail";
import { sendCancellationNotice } from "./send-cancellation-notice";
import { sendOrderConfirmation } from "./send-order-confirmation";
import { sendRefundNotice } from "./send-refund-notice";
import { sendShipmentNotice } from "./send-shipment-notice";

let shop: Shop;
let mailbox: Awaited<ReturnType<typeof startMailbox>>;
beforeAll(async () => {
  mailbox = await startMailbox();
  shop = await startShop({ smtpUrl: mailbox.smtpUrl });
});
afterAll(async () => {
  await shop.stop();
  await mailbox.stop();
});

async function paidOrder(locale: Locale = "en") {
  const { variantId } = await makeVariant(shop.db);
  const opened = await openCheckout(shop.ctx, [{ variantId, quantity: 1 }], { locale });
  await shop.pay(opened.sessionId);
  await settlePayment(shop.ctx, opened.orderId);
  return opened;
}

const confirmationOf = (orderId: string) => `<order-confirmation.${orderId}@shop.test>`;

test("10 parallel calls, tried again until they end, send one mail", async () => {
  const { orderId, accessToken } = await paidOrder();
  const calls = () =>
    Promise.allSettled(Array.from({ length: 10 }, () => sendOrderConfirmation(shop.ctx, orderId)));
  for (const outcome of await calls()) {
    if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(MailClaimedError);
  }
  expect((await calls()).map(({ status }) => status)).not.toContain("rejected");
  const mails = await mailbox.withId(confirmationOf(orderId));
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({
    to: "ada@example.com",
    html: expect.stringContaining(`http://shop.test/orders/${orderId}?token=${accessToken}`),
  });
});

test("every mail speaks the language of its order, and leads to the order's page in it", async () => {
  const { orderId, accessToken } = await paidOrder("de");
  const page = `http://shop.test/de/orders/${orderId}?token=${accessToken}`;
  await sendOrderConfirmation(shop.ctx, orderId);
  const [confirmation] = await mailbox.withId(confirmationOf(orderId));
  expect(confirmation?.subject).toMatch(/^Deine Bestellung SH-\d+ ist bestätigt$/);
  expect(confirmation?.html).toContain('lang="de"');
  expect(confirmation?.html).toContain(page);
  expect(confirmation?.text.replaceAll("\u00a0", " ")).toContain("Gesamtsumme: 10,00 $");
  expect(confirmation?.text).toContain("Vereinigte Staaten");
  await cancelOrder(asStaff(shop.ctx), { orderId, reason: "broken" });
  await sendCancellationNotice(shop.ctx, orderId);
  const [end] = await mailbox.withId(`<order-canceled.${orderId}@shop.test>`);
  expect(end).toMatchObject({
    subject: expect.stringMatching(/wurde storniert$/),
    text: expect.stringContaining("Wir mussten deine Bestellung stornieren"),
    html: expect.stringContaining(page),
  });
  const payments = (await selectPayments(shop.db, orderId)).map(({ id }) => id);
  const [money] = await shop.db.select().from(refund).where(inArray(refund.paymentId, payments));
  await sendRefundNotice(shop.ctx, { orderId, refundId: money?.id ?? "" });
  expect(await mailbox.withId(`<order-refund.${money?.id}@shop.test>`)).toMatchObject([
    { subject: expect.stringMatching(/^Erstattung zu/), text: expect.stringContaining("zurückgeschickt") },
  ]);
});

test("a dead mail server makes the job fail, keeps the mail, and later there is one", async () => {
  const { orderId } = await paidOrder();
  await mailbox.stopSmtp();
  await expect(sendOrderConfirmation(shop.ctx, orderId)).rejects.toThrow();
  await expect(sendOrderConfirmation(shop.ctx, orderId)).rejects.toThrow(/ECONNREFUSED|connect/);
  await mailbox.startSmtp();
  await sendOrderConfirmation(shop.ctx, orderId);
  await sendOrderConfirmation(shop.ctx, orderId);
  expect(await mailbox.withId(confirmationOf(orderId))).toHaveLength(1);
});

test("a sender that died is not taken for one that sent: its mail goes once the claim is old", async () => {
  const { orderId } = await paidOrder();
  await claimMail(shop.ctx, "order-confirmation", orderId);
  await expect(sendOrderConfirmation(shop.ctx, orderId)).rejects.toBeInstanceOf(MailClaimedError);
  await shop.db
    .update(sentMail)
    .set({ claimedAt: sql`now() - interval '61 seconds'` })
    .where(eq(sentMail.subjectId, orderId));
  await sendOrderConfirmation(shop.ctx, orderId);
  expect(await mailbox.withId(confirmationOf(orderId))).toHaveLength(1);
});

test("a mail that was sent just before a crash carries the same Message-ID again", async () => {
  const { orderId } = await paidOrder();
  await sendOrderConfirmation(shop.ctx, orderId);
  await shop.db
    .update(sentMail)
    .set({ sentAt: null, claimedAt: sql`to_timestamp(0)` })
    .where(eq(sentMail.subjectId, orderId));
  await sendOrderConfirmation(shop.ctx, orderId);
  expect(await mailbox.withId(confirmationOf(orderId))).toHaveLength(2);
});

test("the shopper is told, once, of money that arrived too late and went back", async () => {
  const { variantId } = await makeVariant(shop.db);
  const { orderId, sessionId } = await openCheckout(shop.ctx, [{ variantId, quantity: 3 }]);
  const [row] = await selectPayments(shop.db, orderId);
  if (!row) throw new Error("no payment");
  const truth = {
    sessionStatus: "expired",
    sessionUrl: null,
    intentId: null,
    intentStatus: "none",
    currency: row.currency,
    amountMinor: row.amountMinor,
    capturedMinor: 0,
    refundedMinor: 0,
    releasedMinor: 0,
    authorizedUntil: null,
    livemode: false,
    declineReason: null,
  } as const;
  await applyTruth(shop.ctx, { paymentId: row.id, orderId, truth });
  await shop.pay(sessionId);
  await settlePayment(shop.ctx, orderId);
  const [{ id: refundId } = { id: "" }] = await shop.db
    .select()
    .from(refund)
    .where(eq(refund.paymentId, row.id));
  const told = () => shop.events.received.filter(({ data }) => data.refundId === refundId);
  await expect.poll(told).toMatchObject([{ name: "order/refunded", data: { orderId, refundId } }]);
  await sendRefundNotice(shop.ctx, { orderId, refundId });
  await sendRefundNotice(shop.ctx, { orderId, refundId });
  const mails = await mailbox.withId(`<order-refund.${refundId}@shop.test>`);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toContain("$30.00");
  expect(mails[0]?.text).toContain("after the order had been canceled");
});

test("a parcel is told once, with its tracking, and that more is to come", async () => {
  const { variantId } = await makeVariant(shop.db, { requiresShipping: true });
  const shippingMethodId = await makeShippingMethod(shop.db);
  const { orderId, sessionId } = await openCheckout(shop.ctx, [{ variantId, quantity: 2 }], {
    shippingMethodId,
  });
  await shop.pay(sessionId);
  await settlePayment(shop.ctx, orderId);
  const lineId = (await getOrder(asStaff(shop.ctx), { orderId })).lines[0]?.id ?? "";
  const parcel = { carrier: "DHL", trackingNumber: "1Z9", trackingUrl: "https://example.com/1Z9" };
  const ship = () =>
    fulfillOrder(asStaff(shop.ctx), { orderId, lines: [{ lineId, quantity: 1 }], ...parcel });
  const [first] = (await ship()).fulfillments;
  for (const _ of ["first", "again"])
    await sendShipmentNotice(shop.ctx, { orderId, fulfillmentId: first?.id ?? "" });
  const mails = await mailbox.withId(`<order-shipped.${first?.id}@shop.test>`);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toMatch(
    /A PART OF ORDER.*Sent with DHL 1Z9.*https:\/\/example\.com\/1Z9.*The rest follows/is,
  );
  const second = (await ship()).fulfillments[1];
  await sendShipmentNotice(shop.ctx, { orderId, fulfillmentId: second?.id ?? "" });
  expect((await mailbox.withId(`<order-shipped.${second?.id}@shop.test>`))[0]?.text).not.toContain(
    "The rest",
  );
});

test("the end of an order is told once; that of one that another took the place of, not at all", async () => {
  const { orderId } = await paidOrder();
  await cancelOrder(asStaff(shop.ctx), { orderId, reason: "broken" });
  for (const _ of ["first", "again"]) await sendCancellationNotice(shop.ctx, orderId);
  const mails = await mailbox.withId(`<order-canceled.${orderId}@shop.test>`);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toContain("What you paid goes back");
  const replaced = await openOrder(shop);
  await cancelUnpaidOrder(shop.ctx, { orderId: replaced.orderId, reason: "replaced" });
  await sendCancellationNotice(shop.ctx, replaced.orderId);
  expect(await mailbox.withId(`<order-canceled.${replaced.orderId}@shop.test>`)).toEqual([]);
});
