import { asc, eq } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accountRequest } from "@/db/schema/account-request";
import { session, staffMember, user } from "@/db/schema/auth";
import { addAccountRequest } from "@/lib/account/add-account-request";
import { openProviderSession } from "@/lib/account/open-provider-session";
import { signInCustomer } from "@/lib/account/sign-in-customer";
import { findSessionActor } from "@/lib/auth/find-session-actor";
import { createApiKeyOperation } from "@/lib/auth/keys/operations";
import { openSession } from "@/lib/auth/open-session";
import { hashPassword } from "@/lib/auth/password";
import { resetStaffTotpOperation, updateStaffMemberOperation } from "@/lib/auth/staff/operations";
import { findEnrollment } from "@/lib/auth/totp/find-enrollment";
import {
  confirmTotpOperation,
  removeTotpOperation,
  renewRecoveryCodesOperation,
  startTotpOperation,
  verifySecondFactorOperation,
} from "@/lib/auth/totp/operations";
import { locales } from "@/lib/i18n/locales";
import { newCapability } from "@/lib/ids/capability";
import type { Context } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { makeAccount, PASSWORD } from "@/lib/testing/accounts";
import { asStaff } from "@/lib/testing/staff";
import { startMailbox } from "@/lib/testing/start-mailbox";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { sendAccountMail } from "./send-account-mail";

let mailbox: Awaited<ReturnType<typeof startMailbox>>;
let shop: Shop;
beforeAll(async () => {
  process.env.RATE_LIMIT_FACTOR = "100";
  mailbox = await startMailbox();
  shop = await startShop({ smtpUrl: mailbox.smtpUrl });
});
afterAll(async () => {
  await shop.stop();
  await mailbox.stop();
});

const newEmail = () => `${newCapability().toLowerCase()}@example.com`;

/** What an address was told, oldest first, in the language it is told in. */
async function told(email: string) {
  const rows = await shop.db
    .select()
    .from(accountRequest)
    .where(eq(accountRequest.email, email))
    .orderBy(asc(accountRequest.createdAt), asc(accountRequest.id));
  return rows.map(({ kind, name, locale }) => [kind, name, locale]);
}

const firefox = { userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0", ipAddress: "" };
const newerFirefox = { ...firefox, userAgent: firefox.userAgent.replaceAll("140", "141") };
const iPhone = {
  userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) AppleWebKit Version/19.0 Mobile Safari/604.1",
  ipAddress: "",
};

test("a customer is told of a provider that opens their account, once, and of none that made it", async () => {
  const email = newEmail();
  await makeAccount(shop.ctx, email);
  const arrival = {
    provider: "google",
    subject: newCapability(),
    profile: { email, email_verified: true },
    locale: "de" as const,
  };
  await openProviderSession(shop.db, arrival);
  await openProviderSession(shop.db, arrival);
  expect(await told(email)).toEqual([["provider_linked", "Google", "de"]]);
  const fresh = newEmail();
  await openProviderSession(shop.db, {
    ...arrival,
    subject: newCapability(),
    profile: { email: fresh, email_verified: true },
  });
  expect(await told(fresh)).toEqual([]);
});

test("a customer is told of a device that is new, not of a newer version of a known one", async () => {
  const email = newEmail();
  const { actor } = await makeAccount(shop.ctx, email);
  await shop.db.delete(session).where(eq(session.userId, actor.userId));
  const signIn = (device: typeof firefox) =>
    signInCustomer(shop.ctx, { email, password: PASSWORD, locale: "de" }, device);
  await signIn(firefox);
  await signIn(newerFirefox);
  expect(await told(email)).toEqual([]);
  await signIn(iPhone);
  await signIn(iPhone);
  expect(await told(email)).toEqual([["new_device", "Safari, iPhone", "de"]]);
});

test("staff are told of every change of the ways into their account", async () => {
  const email = newEmail();
  const [made] = await shop.db
    .insert(user)
    .values({ email, passwordHash: await hashPassword(PASSWORD) })
    .returning();
  const userId = made?.id ?? "";
  await shop.db.insert(staffMember).values({ userId, role: "manager" });
  const signIn = async () => (await openSession(shop.db, { email, password: PASSWORD }))?.sessionId ?? "";
  const contextOf = async (id: string): Promise<Context> => ({
    ...shop.ctx,
    actor: await findSessionActor(shop.db, id),
  });
  const sessionId = await signIn();
  const turnOn = async (offsetSeconds: number) => {
    await executeOperation(startTotpOperation, await contextOf(sessionId), {});
    const { key } = (await findEnrollment(shop.db, { userId, email })) ?? { key: "" };
    const timestamp = Date.now() + offsetSeconds * 1000;
    const code = new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp });
    return executeOperation(confirmTotpOperation, await contextOf(sessionId), { code });
  };
  const { recoveryCodes } = await turnOn(-30);
  const other = await signIn();
  await executeOperation(verifySecondFactorOperation, await contextOf(other), {
    code: recoveryCodes[0] ?? "",
  });
  await executeOperation(renewRecoveryCodesOperation, await contextOf(sessionId), {});
  await executeOperation(removeTotpOperation, await contextOf(sessionId), {});
  await executeOperation(removeTotpOperation, await contextOf(sessionId), {});
  await turnOn(0);
  await executeOperation(resetStaffTotpOperation, asStaff(shop.ctx), { userId });
  await executeOperation(updateStaffMemberOperation, asStaff(shop.ctx), { userId, role: "support" });
  expect((await told(email)).map(([kind, name]) => `${kind} ${name}`.trim())).toEqual([
    "two_step_on",
    "recovery_code_used 9",
    "recovery_codes_renewed",
    "two_step_off",
    "two_step_on",
    "two_step_off",
    "staff_access_changed",
  ]);
  const input = { name: "erp", scopes: ["orders:read"] };
  const failed = executeOperation(createApiKeyOperation, asStaff(shop.ctx), { ...input, scopes: ["none"] });
  await expect(failed).rejects.toThrow();
  await executeOperation(createApiKeyOperation, asStaff(shop.ctx), input);
  expect(await told("owner@example.com")).toEqual([["api_key_created", "erp", "en"]]);
});

test("each of these mails says in both languages what happened, where to go, and what it names", async () => {
  const kinds = accountRequest.kind.enumValues.filter(
    (kind) => !["register", "reset", "change_email"].includes(kind),
  );
  for (const kind of kinds) {
    const texts = new Set<string>();
    for (const locale of locales) {
      const email = newEmail();
      await addAccountRequest(shop.db, { kind, email, locale, name: "Gerät 7" });
      const [row] = await shop.db.select().from(accountRequest).where(eq(accountRequest.email, email));
      await sendAccountMail(shop.ctx, row?.id ?? "");
      const [mail] = await mailbox.withId(`<account-${kind}.${row?.id}@shop.test>`);
      expect(mail, kind).toMatchObject({ to: email });
      expect(mail?.text, kind).toContain(locale === "de" ? "http://shop.test/de" : "http://shop.test/");
      expect(`${mail?.subject} ${mail?.text}`, kind).not.toMatch(/[{}]/);
      if (["provider_linked", "new_device", "recovery_code_used", "api_key_created"].includes(kind))
        expect(mail?.text, kind).toContain("Gerät 7");
      texts.add(mail?.subject ?? "");
    }
    expect(texts.size, kind).toBe(locales.length);
  }
});
