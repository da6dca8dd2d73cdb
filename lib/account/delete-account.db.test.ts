import { eq, inArray, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { staffMember, user } from "@/db/schema/auth";
import { customer } from "@/db/schema/customer";
import { order, orderEvent } from "@/db/schema/order";
import { makeVariant } from "@/db/testing/rows";
import { findSessionActor } from "@/lib/auth/find-session-actor";
import { addCartLine } from "@/lib/cart/add-cart-line";
import { makeCustomerCart } from "@/lib/cart/customer-cart";
import { startCheckout } from "@/lib/checkout/start-checkout";
import { saveAddress } from "@/lib/customer/save-address";
import { createDraftOrder } from "@/lib/draft-order/create-draft-order";
import { newCapability } from "@/lib/ids/capability";
import { issueOrderInvoices } from "@/lib/invoice/issue-due-invoices";
import { recordedContext } from "@/lib/operation/recorded-db";
import { addOrderEvent } from "@/lib/order/add-order-event";
import { settlePayment } from "@/lib/payment/settle-payment";
import { makeAccount, PASSWORD, type SignedIn } from "@/lib/testing/accounts";
import { checkoutOf, failureOf, sessionIdOf } from "@/lib/testing/checkout";
import { asStaff } from "@/lib/testing/staff";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { addWishlistItem } from "@/lib/wishlist/add-wishlist-item";
import { deleteAccount } from "./delete-account";
import { exportAccount } from "./export-account";

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

const newEmail = () => `${newCapability().toLowerCase()}@example.com`;
const sure = (ctx: SignedIn) => ({ currentPassword: PASSWORD, sessionId: ctx.sessionId });

const streetOf = (email: string) => `${email.slice(0, 27)} Street`;

/** Someone with an address, a wishlist, a cart, and a paid order of what need not be sent. */
async function makeBuyer(email: string) {
  const ada = await makeAccount(shop.ctx, email);
  const { variantId, productId } = await makeVariant(shop.db, { requiresShipping: false });
  const address = { ...checkoutOf("").shippingAddress, line1: streetOf(email) };
  await saveAddress(ada, { address, isDefault: true });
  await addWishlistItem(ada, { owner: { customerId: ada.actor.customerId }, productId });
  const cartId = await makeCustomerCart(shop.db, ada.actor.customerId);
  await addCartLine(ada, { cartId, variantId, quantity: 1 });
  const { order: placed, payment } = await startCheckout(
    ada,
    checkoutOf(cartId, { email, shippingAddress: address, note: "Ring twice" }),
  );
  return { ada, orderId: placed.id, token: placed.accessToken, sessionId: sessionIdOf(payment?.url) };
}

/** By staff, for the address; nobody has paid it. */
async function putDraftTogether(email: string): Promise<void> {
  const staff = await recordedContext(asStaff(shop.ctx), "createDraftOrder");
  await createDraftOrder(staff, { email });
}

async function payFor({ orderId, sessionId }: { orderId: string; sessionId: string }): Promise<void> {
  await shop.pay(sessionId);
  await settlePayment(shop.ctx, orderId);
  await issueOrderInvoices(shop.ctx, orderId);
}

/** Every text of the whole database in which a word stands. */
async function whereIs(word: string): Promise<string[]> {
  const tables = await shop.db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await shop.db.execute<{ hits: number }>(
      sql`select count(*)::int as hits from ${sql.identifier(name)} t where to_jsonb(t)::text ilike ${`%${word}%`}`,
    );
    if ((row?.hits ?? 0) > 0) found.push(name);
  }
  return found.sort();
}

test("the download holds everything that names the person, and no secret", async () => {
  const email = newEmail();
  const buyer = await makeBuyer(email);
  await payFor(buyer);
  const text = JSON.stringify(await exportAccount(buyer.ada));
  for (const part of [email, streetOf(email), "Ring twice", "Ada Lovelace", buyer.orderId])
    expect(text).toContain(part);
  const data = await exportAccount(buyer.ada);
  for (const list of ["orders", "invoices", "addresses", "wishlist"])
    expect(data[list], list).toHaveLength(1);
  const [row] = await shop.db.select().from(user).where(eq(user.id, buyer.ada.actor.userId));
  for (const secret of [buyer.token, row?.passwordHash ?? "none", "token", "passwordHash"])
    expect(text).not.toContain(secret);
  const eve = await makeAccount(shop.ctx, newEmail());
  expect(JSON.stringify(await exportAccount(eve))).not.toContain(email);
});

test("a deleted person is nowhere but in issued invoices, whose links are dead; the books stay", async () => {
  const email = newEmail();
  const buyer = await makeBuyer(email);
  await payFor(buyer);
  await addOrderEvent(shop.ctx, buyer.orderId, "edited", {}, { personal: { before: { email } } });
  const staff = await recordedContext(asStaff(shop.ctx), "updateOrder");
  await staff.db
    .update(order)
    .set({ note: `for ${email}` })
    .where(eq(order.id, buyer.orderId));
  await putDraftTogether(email);
  expect(await whereIs(email)).toEqual(
    expect.arrayContaining(["audit_change", "draft_order", "order_event_personal"]),
  );
  const [before] = await shop.db.select().from(order).where(eq(order.id, buyer.orderId));
  await deleteAccount(buyer.ada, sure(buyer.ada));
  expect(await whereIs(email)).toEqual([]);
  // As a pseudonym in the timeline and the ledgers, which leads to nobody any more.
  const known = await whereIs(buyer.ada.actor.customerId);
  expect(
    known.filter((name) => !["order_event", "stock_movement", "idempotency_key"].includes(name)),
  ).toEqual([]);
  const [after] = await shop.db.select().from(order).where(eq(order.id, buyer.orderId));
  expect(after).toMatchObject({
    number: before?.number,
    totalMinor: before?.totalMinor,
    customerId: null,
    note: "",
  });
  expect(after?.accessToken).not.toBe(buyer.token);
  expect((await findSessionActor(shop.db, buyer.ada.sessionId)).type).toBe("guest");
  const holders = await whereIs(streetOf(email));
  expect(holders).toEqual(["invoice"]);
  expect(await shop.db.$count(orderEvent, eq(orderEvent.orderId, buyer.orderId))).toBeGreaterThan(0);
  // And the same address may begin anew, as somebody new.
  const again = await makeAccount(shop.ctx, email);
  expect(await exportAccount(again)).toMatchObject({ orders: [], addresses: [] });
});

test("an account stays while an order is under way, with a wrong password, and for a stranger's cookie", async () => {
  const buyer = await makeBuyer(newEmail());
  const underWay = await failureOf(deleteAccount(buyer.ada, sure(buyer.ada)));
  expect(underWay.code).toBe("account_in_use");
  expect(underWay.details.orders).toHaveLength(1);
  const wrong = await failureOf(deleteAccount(buyer.ada, { ...sure(buyer.ada), currentPassword: "wrong" }));
  expect(wrong.fields[0]?.code).toBe("password_wrong");
  await expect(
    deleteAccount({ ...buyer.ada, actor: { type: "guest" } } as never, sure(buyer.ada)),
  ).rejects.toMatchObject({
    code: "unauthenticated",
  });
  expect(await shop.db.$count(customer, eq(customer.id, buyer.ada.actor.customerId))).toBe(1);
});

test("a member of staff who deletes the account at the shop stays a member of staff", async () => {
  const ada = await makeAccount(shop.ctx, newEmail());
  await shop.db.insert(staffMember).values({ userId: ada.actor.userId, role: "support" });
  await deleteAccount(ada, sure(ada));
  expect(await shop.db.$count(user, inArray(user.id, [ada.actor.userId]))).toBe(1);
  expect(await shop.db.$count(customer, eq(customer.id, ada.actor.customerId))).toBe(0);
  expect((await findSessionActor(shop.db, ada.sessionId)).type).toBe("guest");
});
