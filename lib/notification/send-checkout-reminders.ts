import { eq } from "drizzle-orm";
import { createElement } from "react";
import { CheckoutReminderMail } from "@/components/email/checkout-reminder-mail";
import { checkoutReminder } from "@/db/schema/checkout-reminder";
import { loadCartLines } from "@/lib/cart/load-cart-lines";
import { toReminderLine } from "@/lib/checkout-reminder/find-checkout-reminder";
import {
  countAttempt,
  deleteReminder,
  markReminded,
  selectDueReminders,
} from "@/lib/checkout-reminder/queries";
import { getEnv } from "@/lib/env/env";
import { localizePath } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import { log } from "@/lib/log/log";
import type { Context } from "@/lib/operation/context";
import { isMailRefusal } from "@/lib/vendors/smtp";
import { oneClickHeaders } from "./back-in-stock-addresses";
import { MailClaimedError } from "./claim-mail";
import { sendOnce } from "./send-once";

const BATCH = 50;

/**
 * Reminds those who have asked for it of a checkout that they did not finish, `REMINDER_HOURS` after they last touched
 * it: one mail per cart for ever, whatever repeats; `selectDueReminders` says to whom one is owed. Of a cart that holds
 * nothing that can be bought, nobody is reminded: the address goes. One that the server refuses stops no other.
 *
 * @returns how many were reminded.
 * @throws when the mail server is away; the next round of the timer tries again.
 */
export async function sendDueCheckoutReminders(ctx: Context): Promise<number> {
  let reminded = 0;
  for (const { reminder } of await selectDueReminders(ctx.db, getEnv().REMINDER_HOURS, undefined, BATCH)) {
    try {
      if (await remind(ctx, reminder.id)) reminded += 1;
    } catch (error) {
      // Somebody else is sending it, or died while doing so: a later round looks again.
      if (error instanceof MailClaimedError) continue;
      if (!isMailRefusal(error)) throw error;
      await countAttempt(ctx.db, reminder.id);
      log.warn({ err: error, reminderId: reminder.id }, "a checkout reminder was refused");
    }
  }
  return reminded;
}

/** Asked again just before: an earlier mail of the round may have gone to the same address. */
async function remind(ctx: Context, id: string): Promise<boolean> {
  const { REMINDER_HOURS, APP_URL } = getEnv();
  const [due] = await selectDueReminders(ctx.db, REMINDER_HOURS, eq(checkoutReminder.id, id), 1);
  if (!due) return false;
  const { email: to, locale, token, cartId } = due.reminder;
  const lines = (await loadCartLines(ctx.db, due.cart, locale)).map(toReminderLine);
  if (!lines.some(({ isAvailable }) => isAvailable)) {
    await deleteReminder(ctx.db, id);
    return false;
  }
  await sendOnce(ctx, { kind: "checkout-reminder", subjectId: cartId }, async () => ({
    to,
    subject: getTranslator(locale, "reminder.mail")("subject"),
    body: createElement(CheckoutReminderMail, {
      locale,
      lines,
      url: `${APP_URL}${localizePath(locale, `/reminders/${token}`)}`,
    }),
    headers: oneClickHeaders(`${APP_URL}/api/checkout-reminders/${token}/unsubscribe`),
  }));
  await markReminded(ctx.db, id);
  return true;
}
