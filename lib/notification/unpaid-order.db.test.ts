import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { order } from "@/db/schema/order";
import { payment } from "@/db/schema/payment";
import { makeVariant } from "@/db/testing/rows";
import type { CheckoutInput } from "@/lib/checkout/schema";
import { startCheckout } from "@/lib/checkout/start-checkout";
import { newCapability } from "@/lib/ids/capability";
import { cancelOrder } from "@/lib/payment/cancel-order";
import { cancelUnpaidOrder } from "@/lib/payment/cancel-unpaid-order";
import { checkDuePayments } from "@/lib/payment/check-due-payments";
import { checkoutOf, openCheckout } from "@/lib/testing/checkout";
import { statusOf } from "@/lib/testing/orders";
import { asStaff } from "@/lib/testing/staff";
import { startMailbox } from "@/lib/testing/start-mailbox";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { sendCancellationNotice } from "./send-cancellation-notice";

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

const newEmail = () => `${newCapability().toLowerCase()}@example.com`;
const mailsOf = (orderId: string) => mailbox.withId(`<order-canceled.${orderId}@shop.test>`);

async function openUnpaid(changed: Partial<CheckoutInput> = {}) {
  const { variantId } = await makeVariant(shop.db, { title: "Moon Mug" });
  return openCheckout(shop.ctx, [{ variantId, quantity: 3 }], { email: newEmail(), ...changed });
}

/** Its time is over, and the round of the timer ends it. */
async function expire(orderId: string): Promise<void> {
  await shop.db
    .update(payment)
    .set({ sessionExpiresAt: sql`now() - interval '1 minute'`, nextCheckAt: sql`now()` })
    .where(eq(payment.orderId, orderId));
  await checkDuePayments(shop.ctx);
  expect(await statusOf(shop, orderId)).toBe("canceled");
}

test.each([
  ["en", "was not paid", "3 × Moon Mug", "Order again and pay", ""],
  ["de", "wurde nicht bezahlt", "3 × Moon Mug", "Noch einmal bestellen und bezahlen", "/de"],
] as const)(
  "an order that expires is told once, in its language, with what it held and the way to order again (%s)",
  async (locale, subject, goods, link, prefix) => {
    const { orderId, accessToken } = await openUnpaid({ locale });
    await expire(orderId);
    for (const _ of ["first", "again"]) await sendCancellationNotice(shop.ctx, orderId);
    const mails = await mailsOf(orderId);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toContain(subject);
    expect(mails[0]?.text).toContain(goods);
    expect(mails[0]?.html).toContain(link);
    expect(mails[0]?.html).toContain(`http://shop.test${prefix}/orders/${orderId}?token=${accessToken}`);
  },
);

test("a payment that failed says so, and not that it came too late", async () => {
  const { orderId } = await openUnpaid();
  await cancelUnpaidOrder(shop.ctx, { orderId, reason: "payment_failed" });
  await sendCancellationNotice(shop.ctx, orderId);
  expect((await mailsOf(orderId))[0]?.text).toContain("did not go through");
});

test("whoever has ordered again from the same cart is not asked to pay for the order before", async () => {
  const { orderId, cartId } = await openUnpaid();
  await expire(orderId);
  await startCheckout(shop.ctx, checkoutOf(cartId, { email: newEmail() }));
  await sendCancellationNotice(shop.ctx, orderId);
  expect(await mailsOf(orderId)).toEqual([]);
});

test("nor whoever has ordered again with the same address; an order that ended as well does not count", async () => {
  const email = newEmail();
  const first = await openUnpaid({ email });
  await expire(first.orderId);
  const second = await openUnpaid({ email: email.toUpperCase() });
  await sendCancellationNotice(shop.ctx, first.orderId);
  expect(await mailsOf(first.orderId)).toEqual([]);
  await expire(second.orderId);
  await sendCancellationNotice(shop.ctx, second.orderId);
  expect(await mailsOf(second.orderId)).toHaveLength(1);
});

test("an earlier order of the same address keeps nobody from hearing that this one has ended", async () => {
  const email = newEmail();
  const first = await openUnpaid({ email });
  await shop.db
    .update(order)
    .set({ placedAt: sql`now() - interval '1 day'` })
    .where(eq(order.id, first.orderId));
  const second = await openUnpaid({ email });
  await expire(second.orderId);
  await sendCancellationNotice(shop.ctx, second.orderId);
  expect(await mailsOf(second.orderId)).toHaveLength(1);
});

test("an order that the staff canceled has its own words, and one below the smallest sum none", async () => {
  const canceled = await openUnpaid();
  await cancelOrder(asStaff(shop.ctx), { orderId: canceled.orderId, reason: "out of clay" });
  await sendCancellationNotice(shop.ctx, canceled.orderId);
  const [mail] = await mailsOf(canceled.orderId);
  expect(mail?.text).toContain("Your order was canceled");
  expect(mail?.text).not.toContain("pay");
  const small = await openUnpaid();
  await cancelUnpaidOrder(shop.ctx, { orderId: small.orderId, reason: "amount_too_small" });
  await sendCancellationNotice(shop.ctx, small.orderId);
  expect(await mailsOf(small.orderId)).toEqual([]);
});
