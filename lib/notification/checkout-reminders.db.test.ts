import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cart } from "@/db/schema/cart";
import { checkoutReminder } from "@/db/schema/checkout-reminder";
import { order } from "@/db/schema/order";
import { makePromotion, makeVariant } from "@/db/testing/rows";
import { addCartLine } from "@/lib/cart/add-cart-line";
import { addPromotionCode } from "@/lib/cart/add-promotion-code";
import { createCart } from "@/lib/cart/create-cart";
import { getCart } from "@/lib/cart/get-cart";
import { startCheckout } from "@/lib/checkout/start-checkout";
import { findCheckoutReminder } from "@/lib/checkout-reminder/find-checkout-reminder";
import { pruneCheckoutReminders } from "@/lib/checkout-reminder/prune-checkout-reminders";
import { requestCheckoutReminder } from "@/lib/checkout-reminder/request-checkout-reminder";
import { resumeCheckout } from "@/lib/checkout-reminder/resume-checkout";
import { unsubscribeCheckoutReminders } from "@/lib/checkout-reminder/unsubscribe-checkout-reminders";
import { withdrawCheckoutReminder } from "@/lib/checkout-reminder/withdraw-checkout-reminder";
import { getTranslator } from "@/lib/i18n/messages";
import { hashCapability, newCapability } from "@/lib/ids/capability";
import { adjustStock } from "@/lib/inventory/adjust-stock";
import { checkoutOf, failureOf, fillCart } from "@/lib/testing/checkout";
import { startMailbox } from "@/lib/testing/start-mailbox";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { sendDueCheckoutReminders } from "./send-checkout-reminders";

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
beforeEach(() => shop.db.delete(checkoutReminder));

const newEmail = () => `${newCapability().toLowerCase()}@example.com`;

async function rowOf(cartId: string) {
  const [row] = await shop.db
    .select({ reminder: checkoutReminder })
    .from(checkoutReminder)
    .innerJoin(cart, eq(cart.id, checkoutReminder.cartId))
    .where(eq(cart.capabilityHash, hashCapability(cartId)));
  return row?.reminder ?? null;
}

/** A cart whose shopper has agreed to be reminded, and left. */
async function leave({
  email = newEmail(),
  locale = "en" as "en" | "de",
  hours = 5,
  title = "Moon Mug",
} = {}) {
  const { variantId } = await makeVariant(shop.db, { title });
  const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 2 }]);
  await requestCheckoutReminder(shop.ctx, { cartId, email, locale });
  await age(cartId, hours);
  const row = await rowOf(cartId);
  if (!row) throw new Error("no reminder");
  return { cartId, email, variantId, token: row.token, rowId: row.cartId };
}

async function age(cartId: string, hours: number): Promise<void> {
  const then = sql`now() - make_interval(hours => ${hours})`;
  const own = eq(cart.capabilityHash, hashCapability(cartId));
  const [row] = await shop.db.update(cart).set({ updatedAt: then }).where(own).returning();
  await shop.db
    .update(checkoutReminder)
    .set({ consentedAt: then })
    .where(eq(checkoutReminder.cartId, row?.id ?? ""));
}

const mailsOf = ({ rowId }: { rowId: string }) => mailbox.withId(`<checkout-reminder.${rowId}@shop.test>`);
const send = () => sendDueCheckoutReminders(shop.ctx);

test.each([
  ["en", "", "Your cart is still here"],
  ["de", "/de", "Dein Warenkorb ist noch da"],
] as const)(
  "who agreed is reminded once, in their language, however often the timer runs (%s)",
  async (locale, prefix, subject) => {
    const left = await leave({ locale });
    await Promise.all([send(), send(), send()]);
    await send();
    expect(await mailsOf(left)).toMatchObject([
      {
        to: left.email,
        subject,
        text: expect.stringContaining("2 × Moon Mug"),
        html: expect.stringContaining(`http://shop.test${prefix}/reminders/${left.token}`),
      },
    ]);
  },
);

test("the mail names a way to unsubscribe that needs no page", async () => {
  const left = await leave();
  await send();
  const [mail] = await mailsOf(left);
  expect(mail?.headers).toEqual({
    "list-unsubscribe": `<http://shop.test/api/checkout-reminders/${left.token}/unsubscribe>`,
    "list-unsubscribe-post": "List-Unsubscribe=One-Click",
  });
});

test("the consent is kept with its words, its edition and its time, and nothing is kept without", async () => {
  const cartId = await fillCart(shop.ctx, []);
  expect(await rowOf(cartId)).toBeNull();
  await requestCheckoutReminder(shop.ctx, { cartId, email: "Ada@Example.com", locale: "de" });
  expect(await rowOf(cartId)).toMatchObject({
    email: "ada@example.com",
    consentText: getTranslator("de", "checkout")("remind"),
    consentVersion: "1",
    consentedAt: expect.any(Date),
  });
  await withdrawCheckoutReminder(shop.ctx, { cartId });
  expect(await rowOf(cartId)).toBeNull();
});

test("another address takes the place of the one before, the same one changes nothing", async () => {
  const left = await leave();
  const again = () => requestCheckoutReminder(shop.ctx, { ...left, locale: "en" });
  await Promise.all([again(), again()]);
  expect(await rowOf(left.cartId)).toMatchObject({ token: left.token });
  const email = newEmail();
  await requestCheckoutReminder(shop.ctx, { ...left, email, locale: "en" });
  const row = await rowOf(left.cartId);
  expect(row).toMatchObject({ email });
  expect(row?.token).not.toBe(left.token);
});

test("nobody is reminded before their time: counted from the last change of the cart", async () => {
  const early = await leave({ hours: 3 });
  const changed = await leave();
  const { variantId } = await makeVariant(shop.db);
  await addCartLine(shop.ctx, { cartId: changed.cartId, variantId, quantity: 1 });
  expect(await send()).toBe(0);
  await age(early.cartId, 4);
  expect(await send()).toBe(1);
});

test("no reminder after an order from the cart, or with the address since; an older order does not count", async () => {
  const ordered = await leave();
  await startCheckout(shop.ctx, checkoutOf(ordered.cartId, { email: newEmail() }));
  await age(ordered.cartId, 5);
  const elsewhere = await leave();
  const other = await fillCart(shop.ctx, [{ variantId: elsewhere.variantId, quantity: 1 }]);
  const { order: placed } = await startCheckout(
    shop.ctx,
    checkoutOf(other, { email: elsewhere.email.toUpperCase() }),
  );
  expect(await send()).toBe(0);
  await shop.db.update(order).set({ placedAt: sql`now() - interval '1 day'` }).where(eq(order.id, placed.id));
  expect(await send()).toBe(1);
  expect(await mailsOf(elsewhere)).toHaveLength(1);
});

test("a cart is reminded of once for ever, even when its consent is given again", async () => {
  const left = await leave();
  await send();
  await withdrawCheckoutReminder(shop.ctx, left);
  expect(await rowOf(left.cartId)).not.toBeNull();
  await shop.db.delete(checkoutReminder);
  await requestCheckoutReminder(shop.ctx, { ...left, email: newEmail(), locale: "en" });
  await age(left.cartId, 5);
  await send();
  expect(await mailsOf(left)).toHaveLength(1);
});

test("nobody floods an address: of its carts one is reminded of in a week", async () => {
  const email = newEmail();
  const first = await leave({ email, hours: 6 });
  const second = await leave({ email });
  expect(await send()).toBe(1);
  expect(await mailsOf(first)).toHaveLength(1);
  expect(await send()).toBe(0);
  await shop.db
    .update(checkoutReminder)
    .set({ remindedAt: sql`now() - interval '8 days'` })
    .where(eq(checkoutReminder.cartId, first.rowId));
  expect(await send()).toBe(1);
  expect(await mailsOf(second)).toHaveLength(1);
});

test("who unsubscribes loses all reminders, and gets none of a later cart either", async () => {
  const email = newEmail();
  const left = await leave({ email });
  const other = await leave({ email });
  await unsubscribeCheckoutReminders(shop.ctx, left);
  expect(await rowOf(other.cartId)).toBeNull();
  await leave({ email: email.toUpperCase() });
  expect(await send()).toBe(0);
  expect((await failureOf(unsubscribeCheckoutReminders(shop.ctx, left))).code).toBe("not_found");
});

test("the link fills another cart, with its codes, and can change nothing in the one it speaks of", async () => {
  await makePromotion(shop.db, { code: "TENOFF" });
  const { variantId } = await makeVariant(shop.db, { title: "Moon Mug" });
  const cartId = await fillCart(shop.ctx, [{ variantId, quantity: 2 }]);
  await addPromotionCode(shop.ctx, { cartId, code: "TENOFF" });
  await requestCheckoutReminder(shop.ctx, { cartId, email: newEmail(), locale: "en" });
  const before = await getCart(shop.ctx, { cartId });
  const token = (await rowOf(cartId))?.token ?? "";
  const mine = await createCart(shop.ctx);
  expect(await resumeCheckout(shop.ctx, { cartId: mine.id, token })).toEqual({ complete: true });
  for (const _ of ["twice", "on the same device"])
    expect(await resumeCheckout(shop.ctx, { cartId, token })).toEqual({ complete: true });
  expect(await getCart(shop.ctx, { cartId: mine.id })).toMatchObject({
    lines: [{ variantId, quantity: 2 }],
    promotionCodes: [{ code: "TENOFF", applied: true }],
  });
  const { lines, quantity } = await getCart(shop.ctx, { cartId });
  expect({ lines, quantity }).toEqual({ lines: before.lines, quantity: before.quantity });
  const forged = { cartId: mine.id, token: newCapability() };
  expect((await failureOf(resumeCheckout(shop.ctx, forged))).code).toBe("not_found");
});

test("what has sold out is said by link and page, and of a cart with nothing left nobody is reminded", async () => {
  const left = await leave();
  await adjustStock(shop.ctx, { variantId: left.variantId, setTo: 1, reason: "count" });
  const found = await findCheckoutReminder(shop.ctx, { token: left.token, locale: "en" });
  expect(found).toMatchObject({ isOrdered: false, lines: [{ quantity: 2, isAvailable: false }] });
  const mine = await createCart(shop.ctx);
  expect(await resumeCheckout(shop.ctx, { cartId: mine.id, token: left.token })).toEqual({ complete: false });
  expect((await getCart(shop.ctx, { cartId: mine.id })).quantity).toBe(1);
  expect(await send()).toBe(0);
  expect(await rowOf(left.cartId)).toBeNull();
});

test("a mail server that is away loses nobody; an old address is forgotten, and one that has paid at once", async () => {
  const left = await leave();
  await mailbox.stopSmtp();
  await expect(send()).rejects.toThrow();
  await mailbox.startSmtp();
  expect(await send()).toBe(1);
  const old = await leave({ hours: 31 * 24 });
  const paid = await leave();
  await shop.db.update(cart).set({ completedAt: new Date() }).where(eq(cart.id, paid.rowId));
  await pruneCheckoutReminders(shop.db);
  expect(await rowOf(left.cartId)).not.toBeNull();
  expect(await rowOf(old.cartId)).toBeNull();
  expect(await rowOf(paid.cartId)).toBeNull();
  await shop.db.update(checkoutReminder).set({
    consentedAt: sql`now() - interval '31 days'`,
    remindedAt: sql`now() - interval '31 days'`,
  });
  await pruneCheckoutReminders(shop.db);
  expect(await rowOf(left.cartId)).toBeNull();
});
