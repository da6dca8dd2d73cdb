import { createElement } from "react";
import { AccountMail } from "@/components/email/account-mail";
import { tokenOf } from "@/lib/account/add-account-request";
import { type AccountRequestRow, findRequest, findUserByEmail } from "@/lib/account/queries";
import { getEnv } from "@/lib/env/env";
import { localizePath } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import type { Context } from "@/lib/operation/context";
import { sendOnce } from "./send-once";

type Letter = { kind: "register" | "known" | "reset" | "changeEmail" | "taken"; path: string } | Notice;
type Notice = {
  kind:
    | "emailChanged"
    | "passwordChanged"
    | "providerLinked"
    | "newDevice"
    | "twoStepOn"
    | "twoStepOff"
    | "recoveryCodeUsed"
    | "recoveryCodesRenewed"
    | "apiKeyCreated"
    | "staffAccessChanged";
  path: string;
};

/**
 * Sends the one mail of an account's request. Here, not where the form was answered, it is looked up whether the address
 * has an account: whoever wants to know has to read the mailbox. A reset for an address without one sends nothing: its
 * form may be filled in by anybody with anybody's address.
 *
 * @throws what `sendOnce` throws; the mail stays unsent and the job tries again.
 */
export async function sendAccountMail(ctx: Context, requestId: string): Promise<void> {
  const request = await findRequest(ctx.db, requestId);
  if (!request) return;
  const letter = await chooseLetter(ctx, request);
  if (!letter) return;
  const { email: to, locale } = request;
  await sendOnce(ctx, { kind: `account-${request.kind}`, subjectId: requestId }, async () => {
    const t = getTranslator(locale, "accountMail");
    const url = `${getEnv().APP_URL}${localizePath(locale, letter.path)}`;
    return {
      to,
      subject: t(`${letter.kind}.subject`, { name: request.name }),
      body: createElement(AccountMail, { locale, kind: letter.kind, url, name: request.name }),
    };
  });
}

async function chooseLetter({ db }: Context, request: AccountRequestRow): Promise<Letter | null> {
  const { kind, email, userId } = request;
  const known = async () => (await findUserByEmail(db, email)) !== null;
  switch (kind) {
    case "register":
      if (await known()) return { kind: "known", path: "/account/sign-in" };
      return { kind: "register", path: `/account/verify/${tokenOf(request)}` };
    case "reset":
      return (await known()) ? { kind: "reset", path: `/account/reset/${tokenOf(request)}` } : null;
    case "change_email": {
      const other = await findUserByEmail(db, email);
      if (other && other.id !== userId) return { kind: "taken", path: "/account/sign-in" };
      return { kind: "changeEmail", path: `/account/email/${tokenOf(request)}` };
    }
    case "email_changed":
      return { kind: "emailChanged", path: "/" };
    case "password_changed":
      return { kind: "passwordChanged", path: "/account/forgot" };
    case "provider_linked":
      return { kind: "providerLinked", path: "/account/profile" };
    case "new_device":
      return { kind: "newDevice", path: "/account/forgot" };
    case "two_step_on":
      return { kind: "twoStepOn", path: "/account/forgot" };
    case "two_step_off":
      return { kind: "twoStepOff", path: "/account/forgot" };
    case "recovery_code_used":
      return { kind: "recoveryCodeUsed", path: "/account/forgot" };
    case "recovery_codes_renewed":
      return { kind: "recoveryCodesRenewed", path: "/account/forgot" };
    case "api_key_created":
      return { kind: "apiKeyCreated", path: "/account/forgot" };
    case "staff_access_changed":
      return { kind: "staffAccessChanged", path: "/" };
  }
}
