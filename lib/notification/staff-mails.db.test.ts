import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { product } from "@/db/schema/catalog";
import { lowStockAlert } from "@/db/schema/inventory";
import { order } from "@/db/schema/order";
import { setting } from "@/db/schema/platform";
import { makeLevel, makeVariant, setSetting } from "@/db/testing/rows";
import { adjustStock } from "@/lib/inventory/adjust-stock";
import { settlePayment } from "@/lib/payment/settle-payment";
import { openCheckout } from "@/lib/testing/checkout";
import { startMailbox } from "@/lib/testing/start-mailbox";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { sendLowStockMails } from "./send-low-stock-mails";
import { sendDueStaffOrderNotices, sendStaffOrderNotice } from "./send-staff-order-notice";

const STAFF = "packing@shop.test, boss@shop.test";

let shop: Shop;
let mailbox: Awaited<ReturnType<typeof startMailbox>>;
beforeAll(async () => {
  mailbox = await startMailbox();
  shop = await startShop({ smtpUrl: mailbox.smtpUrl, staffMail: STAFF });
});
afterAll(async () => {
  await shop.stop();
  await mailbox.stop();
});
beforeEach(async () => {
  // What other tests left is off sale, and known.
  await shop.db.update(product).set({ status: "archived" });
  await look();
});

test("the staff hear of a confirmed order once, with what to pack, for whom, and where", async () => {
  const { variantId } = await makeVariant(shop.db, { title: "Moon Mug" });
  const { orderId, sessionId } = await openCheckout(shop.ctx, [{ variantId, quantity: 2 }], {
    locale: "de",
    note: "Ring twice",
  });
  await shop.pay(sessionId);
  await settlePayment(shop.ctx, orderId);
  for (const _ of ["first", "again"]) await sendStaffOrderNotice(shop.ctx, orderId);
  const mails = await mailbox.withId(`<staff-order.${orderId}@shop.test>`);
  expect(mails).toMatchObject([
    {
      to: STAFF,
      subject: expect.stringMatching(/^New order SH-\d+: \$20\.00$/),
      html: expect.stringContaining(`http://shop.test/admin/orders/${orderId}`),
    },
  ]);
  for (const words of ["2 × Moon Mug", "ada@example.com", "1 Main Street", "Ring twice"])
    expect(mails[0]?.text).toContain(words);
});

/** The timer's round, a quarter of an hour later. */
async function look(): Promise<void> {
  await shop.db
    .update(setting)
    .set({ updatedAt: sql`now() - interval '16 minutes'` })
    .where(eq(setting.key, "low_stock_looked"));
  await sendLowStockMails(shop.ctx);
}

/** The mails in which the variant was told, as often as it was. */
async function mailsAbout(variantId: string) {
  const [alert] = await shop.db.select().from(lowStockAlert).where(eq(lowStockAlert.variantId, variantId));
  return alert?.batchId ? mailbox.withId(`<low-stock.${alert.batchId}@shop.test>`) : [];
}

const move = (variantId: string, delta: number) =>
  adjustStock(shop.ctx, { variantId, delta, reason: "count" });

test("variants that become low together are one mail, told once however often the timer looks", async () => {
  const mug = await makeVariant(shop.db, { title: "Moon Mug", stock: 6 });
  const print = await makeVariant(shop.db, { title: "Dune Print", stock: 20 });
  const tile = await makeVariant(shop.db, { title: "Tile", stock: 20 });
  await look();
  expect(await mailsAbout(mug.variantId)).toEqual([]);
  await move(mug.variantId, -1);
  await move(print.variantId, -20);
  await look();
  await look();
  const mails = await mailsAbout(mug.variantId);
  expect(mails).toMatchObject([{ to: STAFF, subject: "2 variants are low" }]);
  expect(await mailsAbout(print.variantId)).toEqual(mails);
  expect(mails[0]?.text).toMatch(/None left: Dune Print[\s\S]*5 left: Moon Mug/);
  expect(mails[0]?.html).toContain(`http://shop.test/admin/products/${mug.productId}`);
  expect(await mailsAbout(tile.variantId)).toEqual([]);
});

test("a variant that had enough in between is told again, by another mail", async () => {
  const { variantId } = await makeVariant(shop.db, { title: "Throw", stock: 5 });
  await look();
  const [first] = await mailsAbout(variantId);
  expect(first?.subject).toBe("One variant is low");
  await move(variantId, 5);
  await look();
  await move(variantId, -6);
  await look();
  const [second] = await mailsAbout(variantId);
  expect(second?.messageId).not.toBe(first?.messageId);
  expect(second?.text).toContain("4 left: Throw");
});

test("a level that goes up and down across the threshold is told once, until there is twice as much again", async () => {
  const { variantId } = await makeVariant(shop.db, { title: "Flapper", stock: 5 });
  await look();
  const [first] = await mailsAbout(variantId);
  for (const delta of [1, -2, 5, -4]) {
    await move(variantId, delta);
    await look();
    // 6, 4, 9, 5: never ten.
    expect((await mailsAbout(variantId)).map(({ messageId }) => messageId)).toEqual([first?.messageId]);
  }
  await move(variantId, 5);
  await look();
  expect(await mailsAbout(variantId)).toEqual([]);
  await move(variantId, -5);
  await look();
  const [second] = await mailsAbout(variantId);
  expect(second?.messageId).not.toBe(first?.messageId);
});

test("with the job service away, the timer tells the staff of an order a minute later, once", async () => {
  const { variantId } = await makeVariant(shop.db, { title: "Moon Mug" });
  const { orderId, sessionId } = await openCheckout(shop.ctx, [{ variantId, quantity: 1 }]);
  const pending = await openCheckout(shop.ctx, [{ variantId, quantity: 1 }]);
  await shop.pay(sessionId);
  await settlePayment(shop.ctx, orderId);
  const mails = () => mailbox.withId(`<staff-order.${orderId}@shop.test>`);
  await sendDueStaffOrderNotices(shop.ctx);
  expect(await mails()).toEqual([]);
  await shop.db
    .update(order)
    .set({ confirmedAt: sql`now() - interval '61 seconds'` })
    .where(eq(order.id, orderId));
  for (const _ of ["first", "again"]) await sendDueStaffOrderNotices(shop.ctx);
  expect(await mails()).toHaveLength(1);
  expect(await mailbox.withId(`<staff-order.${pending.orderId}@shop.test>`)).toEqual([]);
});

test("what was confirmed more than an hour ago is not told: addresses that are set later begin with new orders", async () => {
  const { variantId } = await makeVariant(shop.db);
  const { orderId, sessionId } = await openCheckout(shop.ctx, [{ variantId, quantity: 1 }]);
  await shop.pay(sessionId);
  await settlePayment(shop.ctx, orderId);
  await shop.db
    .update(order)
    .set({ confirmedAt: sql`now() - interval '61 minutes'` })
    .where(eq(order.id, orderId));
  await sendDueStaffOrderNotices(shop.ctx);
  expect(await mailbox.withId(`<staff-order.${orderId}@shop.test>`)).toEqual([]);
});

test("rounds at once, and a second one within a quarter of an hour, look once", async () => {
  const { variantId } = await makeVariant(shop.db, { stock: 20 });
  await move(variantId, -18);
  await sendLowStockMails(shop.ctx);
  expect(await mailsAbout(variantId)).toEqual([]);
  await Promise.all([look(), look(), look()].map((round) => round.catch(() => undefined)));
  expect(await mailsAbout(variantId)).toHaveLength(1);
});

test("a mail server that is away loses no alert", async () => {
  const { variantId } = await makeVariant(shop.db, { stock: 3 });
  await mailbox.stopSmtp();
  await expect(look()).rejects.toThrow();
  await mailbox.startSmtp();
  await sendLowStockMails(shop.ctx);
  expect(await mailsAbout(variantId)).toHaveLength(1);
});

test("the setting says what is low; all places count together; what is not counted or off sale never is", async () => {
  const low = await makeVariant(shop.db, { title: "Of eight", stock: 4 });
  await makeLevel(shop.db, low.variantId, 4, { location: "second", priority: 1 });
  const uncounted = await makeVariant(shop.db, { stock: null });
  const draft = await makeVariant(shop.db, { stock: 0, status: "draft" });
  await look();
  expect(await mailsAbout(low.variantId)).toEqual([]);
  await setSetting(shop.db, "low_stock", 8);
  await look();
  expect((await mailsAbout(low.variantId))[0]?.text).toContain("8 left: Of eight");
  for (const { variantId } of [uncounted, draft]) expect(await mailsAbout(variantId)).toEqual([]);
});
