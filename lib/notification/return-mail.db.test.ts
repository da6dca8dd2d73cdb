import { afterAll, beforeAll, expect, test } from "vitest";
import { makeShippingMethod, makeVariant } from "@/db/testing/rows";
import { fulfillOrder } from "@/lib/fulfillment/fulfill-order";
import type { Locale } from "@/lib/i18n/locales";
import { settlePayment } from "@/lib/payment/settle-payment";
import { approveReturn } from "@/lib/returns/approve-return";
import { listOrderReturns } from "@/lib/returns/list-order-returns";
import { requestReturn } from "@/lib/returns/request-return";
import { openCheckout } from "@/lib/testing/checkout";
import { asStaff } from "@/lib/testing/staff";
import { startMailbox } from "@/lib/testing/start-mailbox";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { sendReturnNotice } from "./send-return-notice";

let shop: Shop;
let shippingMethodId: string;
let mailbox: Awaited<ReturnType<typeof startMailbox>>;
beforeAll(async () => {
  mailbox = await startMailbox();
  shop = await startShop({ smtpUrl: mailbox.smtpUrl });
  shippingMethodId = await makeShippingMethod(shop.db);
});
afterAll(async () => {
  await shop.stop();
  await mailbox.stop();
});

async function returned(locale: Locale, answer: string) {
  const { variantId } = await makeVariant(shop.db, { requiresShipping: true });
  const lines = [{ variantId, quantity: 1 }];
  const opened = await openCheckout(shop.ctx, lines, { locale, shippingMethodId });
  const { orderId, accessToken: token } = opened;
  await shop.pay(opened.sessionId);
  await settlePayment(shop.ctx, orderId);
  await fulfillOrder(asStaff(shop.ctx), { orderId, carrier: "", trackingNumber: "", trackingUrl: "" });
  const { returnable } = await listOrderReturns(shop.ctx, { orderId, token });
  const wish = { orderId, token, lines: returnable, reason: "faulty" as const, note: "" };
  const { id: returnId, number } = await requestReturn(shop.ctx, wish);
  await approveReturn(asStaff(shop.ctx), { returnId, answer });
  return { orderId, returnId, number, page: `/orders/${orderId}?token=${token}#returns` };
}

const idOf = (news: string, returnId: string) => `<return-${news}.${returnId}@shop.test>`;

test("an approved return is written about once, with its number, the shop's words and the way to its page", async () => {
  const { orderId, returnId, number, page } = await returned("en", "To 1 Side Street\nRome");
  for (const _ of [1, 2]) await sendReturnNotice(shop.ctx, "approved", { orderId, returnId });
  const mails = await mailbox.withId(idOf("approved", returnId));
  expect(mails).toHaveLength(1);
  expect(mails[0]?.subject).toBe(`Please send us your return ${number}`);
  expect(mails[0]?.text).toContain(`a note with the number ${number}`);
  expect(mails[0]?.text).toContain("To 1 Side Street");
  expect(mails[0]?.html).toContain(`http://shop.test${page}`);
});

test("without words of the shop, the mail leads to its address; every mail speaks the order's language", async () => {
  const { orderId, returnId, page } = await returned("de", "");
  for (const news of ["approved", "declined", "received"] as const)
    await sendReturnNotice(shop.ctx, news, { orderId, returnId });
  const [approved] = await mailbox.withId(idOf("approved", returnId));
  expect(approved?.html).toContain("http://shop.test/de/pages/imprint");
  expect(approved?.html).toContain(`http://shop.test/de${page}`);
  const [declined] = await mailbox.withId(idOf("declined", returnId));
  expect(declined?.subject).toMatch(/^Zu deiner Rücksendung/);
  const [received] = await mailbox.withId(idOf("received", returnId));
  expect(received?.subject).toMatch(/ist angekommen$/);
});
