import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { draftOrder } from "@/db/schema/draft-order";
import { makeVariant } from "@/db/testing/rows";
import { cancelDraftOrder } from "@/lib/draft-order/cancel-draft-order";
import { createDraftOrder } from "@/lib/draft-order/create-draft-order";
import { selectDraft } from "@/lib/draft-order/queries";
import { sendDraftOrder } from "@/lib/draft-order/send-draft-order";
import type { Locale } from "@/lib/i18n/locales";
import { checkoutOf } from "@/lib/testing/checkout";
import { asStaff } from "@/lib/testing/staff";
import { startMailbox } from "@/lib/testing/start-mailbox";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { sendDraftOrderLink, sendDueDraftOrderLinks } from "./send-draft-order-link";

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

async function sendDraft(locale: Locale) {
  const staff = asStaff(shop.ctx);
  const { variantId } = await makeVariant(shop.db, { taxable: false, title: "Mug" });
  const { email, shippingAddress } = checkoutOf("");
  const lines = [{ variantId, quantity: 2, unitPrice: null, priceReason: "" }];
  const { id: draftOrderId } = await createDraftOrder(staff, { email, shippingAddress, lines, locale });
  const { paymentLink } = await sendDraftOrder(staff, { draftOrderId });
  const sendId = (await selectDraft(shop.db, draftOrderId)).draft.sendId ?? "";
  return { staff, draftOrderId, sendId, paymentLink };
}

const mailsOf = (sendId: string) => mailbox.withId(`<draft-order-link.${sendId}@shop.test>`);

test("each time that a link is sent there is one mail, in the draft's language, whatever repeats", async () => {
  const { staff, draftOrderId, sendId, paymentLink } = await sendDraft("de");
  for (const _ of [1, 2]) await sendDraftOrderLink(shop.ctx, { draftOrderId, sendId });
  const mails = await mailsOf(sendId);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.subject).toBe("Deine Bestellung kann bezahlt werden: 20,00\u00a0$");
  expect(mails[0]?.text).toContain("2 × Mug");
  expect(paymentLink).toMatch(/^http:\/\/shop\.test\/de\/pay\/[\w-]{27}$/);
  expect(mails[0]?.html).toContain(paymentLink);
  await sendDraftOrder(staff, { draftOrderId });
  // What was sent before is told no more.
  await sendDraftOrderLink(shop.ctx, { draftOrderId, sendId });
  const again = (await selectDraft(shop.db, draftOrderId)).draft.sendId ?? "";
  await sendDraftOrderLink(shop.ctx, { draftOrderId, sendId: again });
  expect(await mailsOf(again)).toHaveLength(1);
});

test("a draft that was canceled before its mail left is not written about", async () => {
  const { staff, draftOrderId, sendId } = await sendDraft("en");
  await cancelDraftOrder(staff, { draftOrderId });
  await sendDraftOrderLink(shop.ctx, { draftOrderId, sendId });
  expect(await mailsOf(sendId)).toEqual([]);
});

test("with the job service away, the timer sends the link a minute later, once", async () => {
  const { draftOrderId, sendId } = await sendDraft("en");
  await sendDueDraftOrderLinks(shop.ctx);
  expect(await mailsOf(sendId)).toEqual([]);
  await shop.db
    .update(draftOrder)
    .set({ sentAt: sql`now() - interval '61 seconds'` })
    .where(eq(draftOrder.id, draftOrderId));
  for (const _ of [1, 2]) await sendDueDraftOrderLinks(shop.ctx);
  expect(await mailsOf(sendId)).toHaveLength(1);
});
