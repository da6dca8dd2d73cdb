import { z } from "zod";
import { cartIdShape } from "@/lib/cart/schema";
import { defineOperation } from "@/lib/operation/define-operation";
import { requestCheckoutReminder } from "./request-checkout-reminder";
import { resumeCheckout } from "./resume-checkout";
import { requestReminderInput, tokenInput } from "./schema";
import { unsubscribeCheckoutReminders } from "./unsubscribe-checkout-reminders";
import { withdrawCheckoutReminder } from "./withdraw-checkout-reminder";

const done = z.object({ done: z.literal(true) });

/** For the pages alone, as the next three are. */
export const requestCheckoutReminderOperation = defineOperation({
  name: "requestCheckoutReminder",
  summary: "Be reminded once, by mail, of a checkout that is not finished",
  access: "public",
  limit: "checkout_reminder",
  input: requestReminderInput,
  output: done,
  errors: ["not_found", "rate_limited"],
  run: async (ctx, { cartId, email, locale }) => {
    await requestCheckoutReminder(ctx, { cartId, email, locale });
    return { done: true as const };
  },
});

export const withdrawCheckoutReminderOperation = defineOperation({
  name: "withdrawCheckoutReminder",
  summary: "Be not reminded of this cart after all",
  access: "public",
  limit: "cart",
  input: z.object({ cartId: cartIdShape }),
  output: done,
  errors: [],
  run: async (ctx, input) => {
    await withdrawCheckoutReminder(ctx, input);
    return { done: true as const };
  },
});

export const resumeCheckoutOperation = defineOperation({
  name: "resumeCheckout",
  summary: "Put what a reminder is about into one's own cart",
  access: "public",
  limit: "mail_link",
  input: tokenInput.extend({ cartId: cartIdShape }),
  output: z.object({ complete: z.boolean() }),
  errors: ["not_found", "cart_completed"],
  run: resumeCheckout,
});

export const unsubscribeCheckoutRemindersOperation = defineOperation({
  name: "unsubscribeCheckoutReminders",
  summary: "End reminders to an address for ever",
  access: "public",
  limit: "mail_link",
  input: tokenInput,
  output: done,
  errors: ["not_found"],
  run: async (ctx, input) => {
    await unsubscribeCheckoutReminders(ctx, input);
    return { done: true as const };
  },
});
