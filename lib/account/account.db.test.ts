import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountRequest } from "@/db/schema/account-request";
import { account, session, staffMember, user } from "@/db/schema/auth";
import { customer } from "@/db/schema/customer";
import { order } from "@/db/schema/order";
import { outboxEvent } from "@/db/schema/platform";
import { findSessionActor } from "@/lib/auth/find-session-actor";
import { openSession, revokeSession } from "@/lib/auth/open-session";
import { listUserSessions, revokeUserSession, revokeUserSessions } from "@/lib/auth/user-sessions";
import { newCapability } from "@/lib/ids/capability";
import { claimOrders } from "@/lib/order/claim-orders";
import { getOrder } from "@/lib/order/get-order";
import { listOwnOrders } from "@/lib/order/list-own-orders";
import { asSession, mailedToken, makeAccount, PASSWORD } from "@/lib/testing/accounts";
import { failureOf } from "@/lib/testing/checkout";
import { openOrder } from "@/lib/testing/orders";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { changePassword } from "./change-password";
import { completeRegistration } from "./complete-registration";
import { confirmEmailChange } from "./confirm-email-change";
import { findLinkEmail } from "./find-link-email";
import { openProviderSession } from "./open-provider-session";
import { requestEmailChange } from "./request-email-change";
import { requestRegistration } from "./request-registration";
import { requestReset } from "./request-reset";
import { resetPassword } from "./reset-password";
import { signInCustomer } from "./sign-in-customer";

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

const newEmail = () => `${newCapability().toLowerCase()}@example.com`;
const typeOf = async (sessionId: string) => (await findSessionActor(shop.db, sessionId)).type;

describe("a registration", () => {
  test("makes no account before its mail is answered, and one when it is", async () => {
    const email = newEmail();
    await requestRegistration(shop.ctx, { email, password: PASSWORD, name: "Ada" });
    expect(await shop.db.select().from(user).where(eq(user.email, email))).toEqual([]);
    expect((await failureOf(signInCustomer(shop.ctx, { email, password: PASSWORD }))).code).toBe(
      "sign_in_failed",
    );
    const token = await mailedToken(shop.ctx, "register", email);
    const { sessionId } = await completeRegistration(shop.ctx, { token, password: PASSWORD });
    expect(await typeOf(sessionId)).toBe("customer");
    const [made] = await shop.db.select().from(user).where(eq(user.email, email));
    expect(made?.emailVerified).not.toBeNull();
  });

  test("is confirmed by whoever has both the link and the password, and by nobody else", async () => {
    const email = newEmail();
    // Somebody else registers the address first; its owner then does.
    await requestRegistration(shop.ctx, { email, password: "the attacker knows this", name: "" });
    const theirs = await mailedToken(shop.ctx, "register", email);
    await requestRegistration(shop.ctx, { email, password: PASSWORD, name: "" });
    const own = await mailedToken(shop.ctx, "register", email);
    const wrong = await failureOf(completeRegistration(shop.ctx, { token: theirs, password: PASSWORD }));
    expect(wrong.fields.map(({ code }) => code)).toEqual(["password_wrong"]);
    await completeRegistration(shop.ctx, { token: own, password: PASSWORD });
    const late = { token: theirs, password: "the attacker knows this" };
    expect((await failureOf(completeRegistration(shop.ctx, late))).code).toBe("not_found");
    expect(await openSession(shop.db, { email, password: "the attacker knows this" })).toBeNull();
  });

  test("its link serves once, also when it is pressed twenty times at once, and not after it is over", async () => {
    const email = newEmail();
    await requestRegistration(shop.ctx, { email, password: PASSWORD, name: "" });
    const token = await mailedToken(shop.ctx, "register", email);
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () => completeRegistration(shop.ctx, { token, password: PASSWORD })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await shop.db.$count(customer, eq(customer.email, email))).toBe(1);

    const other = newEmail();
    await requestRegistration(shop.ctx, { email: other, password: PASSWORD, name: "" });
    const old = await mailedToken(shop.ctx, "register", other);
    await shop.db
      .update(accountRequest)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(accountRequest.email, other));
    expect(await findLinkEmail(shop.ctx, { kind: "register", token: old })).toBeNull();
    expect((await failureOf(completeRegistration(shop.ctx, { token: old, password: PASSWORD }))).code).toBe(
      "not_found",
    );
  });

  test("refuses passwords that are short, simple or the address", async () => {
    const email = newEmail();
    for (const password of ["short", "aaaaaaaaaaaaaaa", email]) {
      const { fields } = await failureOf(requestRegistration(shop.ctx, { email, password, name: "" }));
      expect(fields[0]?.path).toBe("password");
    }
  });

  test("stores neither tokens nor passwords, and no address in the outbox", async () => {
    const email = newEmail();
    await requestRegistration(shop.ctx, { email, password: PASSWORD, name: "" });
    const token = await mailedToken(shop.ctx, "register", email);
    const rows = JSON.stringify([
      await shop.db.select().from(accountRequest),
      await shop.db.select().from(outboxEvent),
    ]);
    expect(rows).not.toContain(token);
    expect(rows).not.toContain(PASSWORD);
    expect(JSON.stringify(await shop.db.select().from(outboxEvent))).not.toContain(email);
  });
});

describe("a session", () => {
  test("of a copied cookie is nobody's after sign-out, sign-out everywhere, ban, and change of password", async () => {
    const ctx = await makeAccount(shop.ctx, newEmail());
    const [owner] = await shop.db.select().from(user).where(eq(user.id, ctx.actor.userId));
    const open = async () =>
      (await signInCustomer(shop.ctx, { email: owner?.email ?? "", password: PASSWORD })).sessionId;

    const out = await open();
    await revokeSession(shop.db, out);
    expect(await typeOf(out)).toBe("guest");

    const everywhere = [await open(), await open()];
    await revokeUserSessions(shop.db, ctx.actor.userId, "shop");
    expect(await Promise.all(everywhere.map(typeOf))).toEqual(["guest", "guest"]);

    const banned = await open();
    await shop.db.update(user).set({ bannedAt: new Date() }).where(eq(user.id, ctx.actor.userId));
    expect(await typeOf(banned)).toBe("guest");
    await shop.db.update(user).set({ bannedAt: null }).where(eq(user.id, ctx.actor.userId));

    const [mine, other] = [await open(), await open()];
    const changed = await changePassword(await asSession(shop.ctx, mine), {
      currentPassword: PASSWORD,
      newPassword: "another tea pot entirely",
      sessionId: mine,
    });
    expect(await Promise.all([mine, other, changed.sessionId].map(typeOf))).toEqual([
      "guest",
      "guest",
      "customer",
    ]);
    expect(
      (await failureOf(signInCustomer(shop.ctx, { email: owner?.email ?? "", password: PASSWORD }))).code,
    ).toBe("sign_in_failed");
  });

  test("is listed with its device and revoked by its owner alone; its use is noted once a minute", async () => {
    const [ada, eve] = [await makeAccount(shop.ctx, newEmail()), await makeAccount(shop.ctx, newEmail())];
    expect(await revokeUserSession(shop.db, eve.actor.userId, ada.sessionId)).toBe(false);
    expect(await typeOf(ada.sessionId)).toBe("customer");
    const used = async () =>
      (await listUserSessions(shop.db, ada.actor.userId, "shop"))[0]?.lastUsedAt.getTime();
    const first = await used();
    await typeOf(ada.sessionId);
    expect(await used()).toBe(first);
    await shop.db
      .update(session)
      .set({ lastUsedAt: sql`now() - interval '61 seconds'` })
      .where(eq(session.id, ada.sessionId));
    await typeOf(ada.sessionId);
    expect(await used()).toBeGreaterThanOrEqual(first ?? 0);
    expect(await revokeUserSession(shop.db, ada.actor.userId, ada.sessionId)).toBe(true);
    expect(await typeOf(ada.sessionId)).toBe("guest");
  });

  test("that was opened at the shop is never a member of staff's, and one of the admin never a customer's", async () => {
    const ctx = await makeAccount(shop.ctx, newEmail());
    await shop.db.insert(staffMember).values({ userId: ctx.actor.userId, role: "owner" });
    expect(await typeOf(ctx.sessionId)).toBe("customer");
    const [owner] = await shop.db.select().from(user).where(eq(user.id, ctx.actor.userId));
    const opened = await openSession(shop.db, { email: owner?.email ?? "", password: PASSWORD });
    expect(await typeOf(opened?.sessionId ?? "")).toBe("staff");
  });
});

describe("a forgotten password", () => {
  test("is set anew by the link, once, and ends every session and every other link", async () => {
    const email = newEmail();
    const ctx = await makeAccount(shop.ctx, email);
    await requestReset(shop.ctx, { email: email.toUpperCase() });
    const first = await mailedToken(shop.ctx, "reset", email.toUpperCase());
    await requestReset(shop.ctx, { email });
    const token = await mailedToken(shop.ctx, "reset", email);
    await resetPassword(shop.ctx, { token, password: "a completely new one" });
    expect(await typeOf(ctx.sessionId)).toBe("guest");
    for (const used of [token, first])
      expect(
        (await failureOf(resetPassword(shop.ctx, { token: used, password: "yet another new one" }))).code,
      ).toBe("not_found");
    const { sessionId } = await signInCustomer(shop.ctx, { email, password: "a completely new one" });
    expect(await typeOf(sessionId)).toBe("customer");
  });

  test("of an address without an account changes nothing, whatever link is used", async () => {
    const email = newEmail();
    await requestReset(shop.ctx, { email });
    const token = await mailedToken(shop.ctx, "reset", email);
    expect((await failureOf(resetPassword(shop.ctx, { token, password: "a completely new one" }))).code).toBe(
      "not_found",
    );
  });
});

describe("a change of address", () => {
  test("needs the password, the new mailbox and the account, and tells the old address", async () => {
    const [email, next] = [newEmail(), newEmail()];
    const ctx = await makeAccount(shop.ctx, email);
    const eve = await makeAccount(shop.ctx, newEmail());
    const input = { email: next, currentPassword: "wrong", sessionId: ctx.sessionId };
    expect((await failureOf(requestEmailChange(ctx, input))).fields[0]?.code).toBe("password_wrong");
    await requestEmailChange(ctx, { ...input, currentPassword: PASSWORD });
    const token = await mailedToken(shop.ctx, "change_email", next);
    expect(await findLinkEmail(eve, { kind: "change_email", token })).toBeNull();
    expect((await failureOf(confirmEmailChange(eve, { token }))).code).toBe("not_found");
    await confirmEmailChange(ctx, { token });
    expect((await failureOf(signInCustomer(shop.ctx, { email, password: PASSWORD }))).code).toBe(
      "sign_in_failed",
    );
    expect(await signInCustomer(shop.ctx, { email: next, password: PASSWORD })).toBeTruthy();
    expect(await shop.db.$count(accountRequest, sql`kind = 'email_changed' and email = ${email}`)).toBe(1);
    expect((await failureOf(confirmEmailChange(ctx, { token }))).code).toBe("not_found");
  });

  test("to an address that another account has is refused at its end", async () => {
    const [email, taken] = [newEmail(), newEmail()];
    const ctx = await makeAccount(shop.ctx, email);
    await makeAccount(shop.ctx, taken);
    await requestEmailChange(ctx, { email: taken, currentPassword: PASSWORD, sessionId: ctx.sessionId });
    const token = await mailedToken(shop.ctx, "change_email", taken);
    expect((await failureOf(confirmEmailChange(ctx, { token }))).code).toBe("not_found");
  });
});

describe("another house's word", () => {
  const come = (subject: string, profile: object) =>
    openProviderSession(shop.db, { provider: "google", subject, profile });

  test("makes an account without a password, and finds it again by its own id", async () => {
    const email = newEmail();
    const first = await come("g-1", { email, email_verified: true, name: "Ada" });
    const second = await come("g-1", { email: newEmail(), email_verified: true });
    if (!("userId" in first && "userId" in second)) throw new Error("both were let in");
    expect(second.userId).toBe(first.userId);
    expect(await openSession(shop.db, { email, password: "" })).toBeNull();
  });

  test("joins an account only where both sides have verified the address", async () => {
    const email = newEmail();
    const { actor } = await makeAccount(shop.ctx, email);
    expect(await come("g-2", { email, email_verified: false })).toEqual({ refused: "unverified" });
    expect(await come("g-2", { email })).toEqual({ refused: "unverified" });
    expect(await shop.db.$count(account, eq(account.userId, actor.userId))).toBe(0);
    expect(await come("g-2", { email: email.toUpperCase(), email_verified: true })).toMatchObject({
      userId: actor.userId,
    });
    // An account whose own address nobody has verified: whoever made it does not get a stranger's sign-in.
    const typed = newEmail();
    await shop.db.insert(user).values({ email: typed, passwordHash: "x" });
    expect(await come("g-3", { email: typed, email_verified: true })).toEqual({ refused: "refused" });
  });

  test("lets nobody in who is banned, and makes one account of ten first sign-ins at once", async () => {
    const email = newEmail();
    const all = await Promise.all(
      Array.from({ length: 10 }, () => come("g-4", { email, email_verified: true })),
    );
    expect(new Set(all.map((one) => ("userId" in one ? one.userId : one.refused))).size).toBe(1);
    await shop.db.update(user).set({ bannedAt: new Date() }).where(eq(user.email, email));
    expect(await come("g-4", { email, email_verified: true })).toEqual({ refused: "refused" });
  });
});

test("a guest's orders are the customer's once the address is verified, and readable without their token by them alone", async () => {
  const { orderId, accessToken } = await openOrder(shop);
  const email = newEmail();
  await shop.db.update(order).set({ email: email.toUpperCase() }).where(eq(order.id, orderId));
  await requestRegistration(shop.ctx, { email, password: PASSWORD, name: "" });
  const [before] = await shop.db.select().from(order).where(eq(order.id, orderId));
  expect(before?.customerId).toBeNull();
  const token = await mailedToken(shop.ctx, "register", email);
  const ada = await asSession(
    shop.ctx,
    (await completeRegistration(shop.ctx, { token, password: PASSWORD })).sessionId,
  );
  await claimOrders(shop.db, { customerId: ada.actor.customerId, email });
  expect((await listOwnOrders(ada, { limit: 10 })).data.map(({ id }) => id)).toEqual([orderId]);
  expect((await getOrder(ada, { orderId })).id).toBe(orderId);
  expect((await getOrder(shop.ctx, { orderId, token: accessToken })).id).toBe(orderId);
  const eve = await makeAccount(shop.ctx, newEmail());
  const refused = await failureOf(getOrder(eve, { orderId }));
  const unknown = await failureOf(getOrder(eve, { orderId: "018f0000-0000-7000-8000-000000000000" }));
  expect([refused.code, refused.message]).toEqual([unknown.code, unknown.message]);
  // Claimed once: another customer who gets the address later does not take it.
  await claimOrders(shop.db, { customerId: eve.actor.customerId, email });
  const [after] = await shop.db.select().from(order).where(eq(order.id, orderId));
  expect(after).toMatchObject({ customerId: ada.actor.customerId, updatedAt: before?.updatedAt });
});
