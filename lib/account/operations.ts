import { z } from "zod";
import { revokeUserSession, revokeUserSessions } from "@/lib/auth/user-sessions";
import { AppError } from "@/lib/errors/app-error";
import { defineOperation } from "@/lib/operation/define-operation";
import { requestDevice } from "@/lib/operation/request-device";
import { requireCustomer } from "@/lib/operation/require-customer";
import { idShape, localeShape } from "@/lib/operation/shapes";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { changePassword } from "./change-password";
import { completeRegistration } from "./complete-registration";
import { confirmEmailChange } from "./confirm-email-change";
import { deleteAccount } from "./delete-account";
import { exportAccount } from "./export-account";
import { getAccount } from "./get-account";
import { listSessions } from "./list-sessions";
import { requestEmailChange } from "./request-email-change";
import { requestRegistration } from "./request-registration";
import { requestReset } from "./request-reset";
import { resetPassword } from "./reset-password";
import {
  accountShape,
  emailShape,
  mailInput,
  openedShape,
  passwordShape,
  reauthenticationShape,
  registrationInput,
  sessionShape,
  signInInput,
  tokenShape,
} from "./schema";
import { signInCustomer } from "./sign-in-customer";

/** All of it is for the shop's pages: a customer has no door to the API. */

/** What was typed, for the page to say where the mail went. */
const mailedShape = z.object({ email: z.string() });

export const requestRegistrationOperation = defineOperation({
  name: "requestRegistration",
  summary: "Ask for an account; the address is asked by mail",
  access: "public",
  limit: "registration",
  input: registrationInput,
  output: mailedShape,
  errors: [],
  run: async (ctx, input) => {
    await requestRegistration(ctx, input);
    kickOutbox();
    return { email: input.email };
  },
});

export const completeRegistrationOperation = defineOperation({
  name: "completeRegistration",
  summary: "Make the account that a mail has asked for, and sign in",
  access: "public",
  limit: "account_link",
  input: z.object({ token: tokenShape, password: passwordShape }),
  output: openedShape,
  errors: ["not_found"],
  run: async (ctx, input) => completeRegistration(ctx, input, await requestDevice()),
});

export const signInCustomerOperation = defineOperation({
  name: "signInCustomer",
  summary: "Sign in at the shop",
  access: "public",
  limit: "sign_in",
  input: signInInput,
  output: openedShape,
  errors: ["sign_in_failed"],
  run: async (ctx, input) => signInCustomer(ctx, input, await requestDevice()),
});

export const requestResetOperation = defineOperation({
  name: "requestReset",
  summary: "Have a link sent that sets a new password",
  access: "public",
  limit: "reset",
  input: mailInput,
  output: mailedShape,
  errors: [],
  run: async (ctx, input) => {
    await requestReset(ctx, input);
    kickOutbox();
    return { email: input.email };
  },
});

export const resetPasswordOperation = defineOperation({
  name: "resetPassword",
  summary: "Set a new password by the link of a mail",
  access: "public",
  limit: "account_link",
  input: z.object({ token: tokenShape, password: passwordShape }),
  output: z.object({}),
  errors: ["not_found"],
  run: async (ctx, input) => {
    await resetPassword(ctx, input);
    kickOutbox();
    return {};
  },
});

export const changePasswordOperation = defineOperation({
  name: "changePassword",
  summary: "Change the password; all other sessions end",
  access: "customer",
  limit: "reauthentication",
  input: reauthenticationShape.extend({ newPassword: passwordShape, locale: localeShape }),
  output: openedShape,
  errors: ["sign_in_again", "conflict"],
  run: async (ctx, input) => {
    const opened = await changePassword(ctx, input, await requestDevice());
    kickOutbox();
    return opened;
  },
});

export const requestEmailChangeOperation = defineOperation({
  name: "requestEmailChange",
  summary: "Ask a new mail address whether it is the customer's",
  access: "customer",
  limit: "email_change",
  input: reauthenticationShape.extend({ email: emailShape, locale: localeShape }),
  output: mailedShape,
  errors: ["sign_in_again"],
  run: async (ctx, input) => {
    await requestEmailChange(ctx, input);
    kickOutbox();
    return { email: input.email };
  },
});

export const confirmEmailChangeOperation = defineOperation({
  name: "confirmEmailChange",
  summary: "Change the mail address by the link of a mail",
  access: "customer",
  limit: "account_link",
  input: z.object({ token: tokenShape }),
  output: z.object({}),
  errors: ["not_found"],
  run: async (ctx, input) => {
    await confirmEmailChange(ctx, input);
    kickOutbox();
    return {};
  },
});

export const getAccountOperation = defineOperation({
  name: "getOwnAccount",
  summary: "How the customer signs in",
  access: "customer",
  limit: "read",
  input: z.object({}),
  output: accountShape,
  errors: [],
  run: getAccount,
});

export const listSessionsOperation = defineOperation({
  name: "listOwnSessions",
  summary: "Where the customer is signed in",
  access: "customer",
  limit: "read",
  input: z.object({ sessionId: idShape }),
  output: z.object({ data: z.array(sessionShape) }),
  errors: [],
  run: listSessions,
});

export const revokeSessionOperation = defineOperation({
  name: "revokeOwnSession",
  summary: "Sign out elsewhere",
  access: "customer",
  limit: "account_change",
  input: z.object({ sessionId: idShape }),
  output: z.object({}),
  errors: ["not_found"],
  run: async (ctx, { sessionId }) => {
    const { userId } = requireCustomer(ctx);
    if (!(await revokeUserSession(ctx.db, userId, sessionId)))
      throw new AppError("not_found", "There is no such session");
    return {};
  },
});

export const revokeAllSessionsOperation = defineOperation({
  name: "revokeOwnSessions",
  summary: "Sign out everywhere",
  access: "customer",
  limit: "account_change",
  input: z.object({}),
  output: z.object({}),
  errors: [],
  run: async (ctx) => {
    await revokeUserSessions(ctx.db, requireCustomer(ctx).userId, "shop");
    return {};
  },
});

export const exportAccountOperation = defineOperation({
  name: "exportOwnAccount",
  summary: "Everything that is held about the customer",
  access: "customer",
  limit: "account_change",
  input: z.object({}),
  output: z.record(z.string(), z.unknown()),
  errors: [],
  run: exportAccount,
});

export const deleteAccountOperation = defineOperation({
  name: "deleteOwnAccount",
  summary: "Remove the customer's account and everything that names them",
  access: "customer",
  limit: "reauthentication",
  input: reauthenticationShape,
  output: z.object({}),
  errors: ["sign_in_again", "account_in_use"],
  run: async (ctx, input) => {
    await deleteAccount(ctx, input);
    return {};
  },
});
