"use server";

import { redirect } from "next/navigation";
import { limitedQuery } from "@/lib/api/limited-minutes";
import { toAction } from "@/lib/api/to-action";
import { findCurrentContext } from "@/lib/auth/find-current-actor";
import { rememberCart } from "@/lib/cart/cookie";
import { ensureOwnCart } from "@/lib/cart/ensure-own-cart";
import { findOwnCartId } from "@/lib/cart/find-own-cart-id";
import { isLocale, localizePath } from "@/lib/i18n/locales";
import {
  requestCheckoutReminderOperation,
  resumeCheckoutOperation,
  unsubscribeCheckoutRemindersOperation,
  withdrawCheckoutReminderOperation,
} from "./operations";

const request = toAction(requestCheckoutReminderOperation, {
  leavesPage: true,
  prepare: async ({ email }, locale) => ({
    email,
    locale,
    consent: true,
    cartId: (await findOwnCartId(await findCurrentContext())) ?? "",
  }),
});
const withdraw = toAction(withdrawCheckoutReminderOperation, {
  leavesPage: true,
  prepare: async () => ({ cartId: (await findOwnCartId(await findCurrentContext())) ?? "" }),
});

const resume = toAction(resumeCheckoutOperation, {
  prepare: async (input) => ({ ...input, cartId: await ensureOwnCart(await findCurrentContext()) }),
  succeed: async ({ complete }, input, locale) => {
    await rememberCart(String(input.cartId));
    redirect(localizePath(locale, complete ? "/checkout" : "/cart?missing=1"));
  },
});
const unsubscribe = toAction(unsubscribeCheckoutRemindersOperation);

/**
 * What the box of the checkout form says holds, whenever the form comes here: the address is kept while it is ticked,
 * and goes when it is not. It answers nothing: an address that is none yet is the form's own problem.
 */
export async function keepCheckoutReminderAction(form: FormData): Promise<void> {
  const keep = form.get("remind") === "1" ? request : withdraw;
  await keep({ status: "idle" }, form);
}

/** Where it cannot go on, the page of the link says why. */
export async function resumeCheckoutAction(form: FormData): Promise<void> {
  redirect(addressOf(form) + limitedQuery(await resume({ status: "idle" }, form)));
}

export async function unsubscribeCheckoutRemindersAction(form: FormData): Promise<void> {
  const answer = await unsubscribe({ status: "idle" }, form);
  redirect(addressOf(form) + (answer.status === "succeeded" ? "?done=1" : limitedQuery(answer)));
}

function addressOf(form: FormData): string {
  const locale = form.get("locale");
  const path = `/reminders/${encodeURIComponent(String(form.get("token") ?? ""))}`;
  return isLocale(locale) ? localizePath(locale, path) : path;
}
