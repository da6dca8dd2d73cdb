import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accountRequest } from "@/db/schema/account-request";
import { requestEmailChange } from "@/lib/account/request-email-change";
import { requestRegistration } from "@/lib/account/request-registration";
import { requestReset } from "@/lib/account/request-reset";
import { newCapability } from "@/lib/ids/capability";
import { mailedToken, makeAccount, PASSWORD } from "@/lib/testing/accounts";
import { startMailbox } from "@/lib/testing/start-mailbox";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { sendAccountMail } from "./send-account-mail";

let mailbox: Awaited<ReturnType<typeof startMailbox>>;
let shop: Shop;
beforeAll(async () => {
  mailbox = await startMailbox();
  shop = await startShop({ smtpUrl: mailbox.smtpUrl });
});
afterAll(async () => {
  await shop.stop();
  await mailbox.stop();
});

const newEmail = () => `${newCapability().toLowerCase()}@example.com`;

/** What the mailbox gets of the latest request of an address, whose job runs twice. */
async function letters(email: string) {
  const [request] = await shop.db
    .select()
    .from(accountRequest)
    .where(eq(accountRequest.email, email))
    .orderBy(desc(accountRequest.createdAt), desc(accountRequest.id))
    .limit(1);
  if (!request) throw new Error(`nothing was asked of ${email}`);
  await sendAccountMail(shop.ctx, request.id);
  await sendAccountMail(shop.ctx, request.id);
  const mails = await mailbox.withId(`<account-${request.kind}.${request.id}@shop.test>`);
  return mails.map(({ to, subject, text }) => ({ to, subject, text }));
}

test("an unknown address is asked to confirm, a known one is told that it has an account; each once", async () => {
  const email = newEmail();
  await requestRegistration(shop.ctx, { email, password: PASSWORD, name: "" });
  const [asked, ...more] = await letters(email);
  expect(more).toEqual([]);
  expect(asked).toMatchObject({ to: email, subject: "Confirm your account" });
  expect(asked?.text).toContain(
    `http://shop.test/account/verify/${await mailedToken(shop.ctx, "register", email)}`,
  );

  const known = newEmail();
  await makeAccount(shop.ctx, known);
  await requestRegistration(shop.ctx, { email: known, password: PASSWORD, name: "", locale: "de" });
  const [told] = await letters(known);
  expect(told?.subject).toBe("Du hast schon ein Konto");
  expect(told?.text).toContain("http://shop.test/de/account/sign-in");
  expect(told?.text).not.toContain("/verify/");
});

test("a reset is sent to who has an account, and to nobody else", async () => {
  const [email, unknown] = [newEmail(), newEmail()];
  await makeAccount(shop.ctx, email);
  await requestReset(shop.ctx, { email });
  const [sent] = await letters(email);
  expect(sent?.text).toContain(
    `http://shop.test/account/reset/${await mailedToken(shop.ctx, "reset", email)}`,
  );
  await requestReset(shop.ctx, { email: unknown });
  expect(await letters(unknown)).toEqual([]);
});

test("a new address that has an account of its own gets no link", async () => {
  const [email, taken] = [newEmail(), newEmail()];
  const ctx = await makeAccount(shop.ctx, email);
  await makeAccount(shop.ctx, taken);
  await requestEmailChange(ctx, { email: taken, currentPassword: PASSWORD, sessionId: ctx.sessionId });
  const [told] = await letters(taken);
  expect(told?.subject).toBe("This address has an account already");
  expect(told?.text).not.toContain("/account/email/");
});
