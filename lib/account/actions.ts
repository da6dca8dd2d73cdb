"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { limitPlace } from "@/lib/api/limit-request";
import { limitedQuery } from "@/lib/api/limited-minutes";
import { requireOwnRequest } from "@/lib/api/require-own-request";
import { toAction } from "@/lib/api/to-action";
import { findCurrentSessionId } from "@/lib/auth/find-current-actor";
import { forgetDevice, rememberDevice } from "@/lib/auth/known-device";
import { signIn, signOut } from "@/lib/auth/next-auth";
import { revokeSession } from "@/lib/auth/open-session";
import { listProviderNames } from "@/lib/auth/providers";
import { safeNext } from "@/lib/auth/safe-next";
import { makeSessionTicket } from "@/lib/auth/session-ticket";
import { findSessionEmail } from "@/lib/auth/user-sessions";
import { forgetCart } from "@/lib/cart/cookie";
import { AppError } from "@/lib/errors/app-error";
import { defaultLocale, isLocale, type Locale, localizePath } from "@/lib/i18n/locales";
import { newId } from "@/lib/ids/new-id";
import { getDatabase } from "@/lib/operation/database";
import { peerAddress } from "@/lib/operation/peer-address";
import { forgetWishlist } from "@/lib/wishlist/cookie";
import { arrive } from "./arrive";
import { findLinkEmail } from "./find-link-email";
import {
  changePasswordOperation,
  completeRegistrationOperation,
  confirmEmailChangeOperation,
  deleteAccountOperation,
  requestEmailChangeOperation,
  requestRegistrationOperation,
  requestResetOperation,
  resetPasswordOperation,
  revokeAllSessionsOperation,
  revokeSessionOperation,
  signInCustomerOperation,
} from "./operations";

/** The browser's cookie names the session from now on, and the one before is over; cart and wishlist follow. */
async function keepSession(sessionId: string): Promise<void> {
  const before = await findCurrentSessionId();
  if (before && before !== sessionId) await revokeSession(getDatabase().db, before);
  await signIn("ticket", { ticket: makeSessionTicket(sessionId), redirect: false });
  await arrive({ db: getDatabase().db, actor: { type: "guest" }, requestId: newId() }, sessionId);
  const email = await findSessionEmail(getDatabase().db, sessionId);
  if (email) await rememberDevice({ audience: "shop", email });
}

const to = (locale: Locale, path: string) => redirect(localizePath(locale, path));

export const requestRegistrationAction = toAction(requestRegistrationOperation, {
  leavesPage: true,
  prepare: async (input, locale) => ({ ...input, locale }),
});

export const completeRegistrationAction = toAction(completeRegistrationOperation, {
  succeed: async ({ sessionId }, _input, locale) => {
    await keepSession(sessionId);
    to(locale, "/account?done=registered");
  },
});

export const signInCustomerAction = toAction(signInCustomerOperation, {
  leavesPage: true,
  prepare: async (input, locale) => ({ ...input, locale }),
  succeed: async ({ sessionId }, input, locale) => {
    await keepSession(sessionId);
    to(locale, safeNext(input.next));
  },
});

export const requestResetAction = toAction(requestResetOperation, {
  leavesPage: true,
  prepare: async (input, locale) => ({ ...input, locale }),
});

/** Whoever has read the mail may try passwords here, whatever others have tried elsewhere: ADR 17. */
export const resetPasswordAction = toAction(resetPasswordOperation, {
  prepare: async (input) => {
    const ctx = { db: getDatabase().db, actor: { type: "guest" } as const, requestId: newId() };
    return { ...input, mailbox: await findLinkEmail(ctx, { kind: "reset", token: String(input.token) }) };
  },
  succeed: async (_output, { mailbox }, locale) => {
    if (typeof mailbox === "string") await rememberDevice({ audience: "shop", email: mailbox });
    to(locale, "/account/sign-in?done=reset");
  },
});

/** Which session asks, a form must never say. */
async function withSession(input: Record<string, unknown>, locale: Locale) {
  return { ...input, locale, sessionId: (await findCurrentSessionId()) ?? "" };
}

export const changePasswordAction = toAction(changePasswordOperation, {
  prepare: withSession,
  succeed: async ({ sessionId }, _input, locale) => {
    await keepSession(sessionId);
    to(locale, "/account/profile?done=password");
  },
});

export const requestEmailChangeAction = toAction(requestEmailChangeOperation, {
  prepare: withSession,
});

export const confirmEmailChangeAction = toAction(confirmEmailChangeOperation, {
  succeed: (_output, _input, locale) => to(locale, "/account/profile?done=email"),
});

/** Nothing of the customer stays in the browser. */
async function leave(): Promise<void> {
  await signOut({ redirect: false });
  await forgetCart();
  await forgetWishlist();
}

export const deleteAccountAction = toAction(deleteAccountOperation, {
  prepare: withSession,
  succeed: async (_output, _input, locale) => {
    await leave();
    await forgetDevice();
    to(locale, "/account/sign-in?done=deleted");
  },
});

const revoke = toAction(revokeSessionOperation, {
  succeed: async (_output, { sessionId }, locale) => {
    if (sessionId === (await findCurrentSessionId())) {
      await leave();
      to(locale, "/account/sign-in?done=out");
    }
    to(locale, "/account/sessions?done=revoked");
  },
});

/** One that is over already is gone from the list as well. */
export async function revokeSessionAction(form: FormData): Promise<void> {
  const limited = limitedQuery(await revoke({ status: "idle" }, form));
  if (limited) to(localeOf(form), `/account/sessions${limited}`);
}

const revokeAll = toAction(revokeAllSessionsOperation, {
  succeed: async (_output, _input, locale) => {
    await leave();
    to(locale, "/account/sign-in?done=everywhere");
  },
});

export async function revokeAllSessionsAction(form: FormData): Promise<void> {
  const limited = limitedQuery(await revokeAll({ status: "idle" }, form));
  if (limited) to(localeOf(form), `/account/sessions${limited}`);
}

export async function signOutCustomerAction(form: FormData): Promise<void> {
  requireOwnRequest(await headers());
  const sessionId = await findCurrentSessionId();
  if (sessionId) await revokeSession(getDatabase().db, sessionId);
  await leave();
  to(localeOf(form), "/account/sign-in?done=out");
}

/** Leads to Google or GitHub, if the shop has keys of theirs. */
export async function signInWithProviderAction(form: FormData): Promise<void> {
  requireOwnRequest(await headers());
  const provider = listProviderNames().find((name) => name === form.get("provider"));
  const locale = localeOf(form);
  if (!provider) return to(locale, "/account/sign-in");
  try {
    await limitPlace("provider_sign_in", peerAddress(await headers()));
  } catch (error) {
    if (error instanceof AppError) return to(locale, "/account/sign-in?problem=limited");
    throw error;
  }
  await signIn(provider, { redirectTo: localizePath(locale, safeNext(form.get("next"))) });
}

function localeOf(form: FormData): Locale {
  const locale = form.get("locale");
  return isLocale(locale) ? locale : defaultLocale;
}
