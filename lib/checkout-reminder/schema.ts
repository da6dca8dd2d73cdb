import { z } from "zod";
import { cartIdShape } from "@/lib/cart/schema";
import { locales } from "@/lib/i18n/locales";

export const requestReminderInput = z.object({
  cartId: cartIdShape,
  email: z.string().trim().max(254).pipe(z.email("an e-mail address")),
  consent: z.literal(true, "required").describe("Whoever holds the address has agreed to be reminded once"),
  locale: z.enum(locales).default("en").describe("Of the mail"),
});

/** Any text may be tried: what is no token at all is answered like a wrong one. */
export const tokenInput = z.object({ token: z.string().max(200) });

/** What the page of a reminder's link shows. */
export type CheckoutReminder = {
  lines: { id: string; title: string; quantity: number; isAvailable: boolean }[];
  /** The cart became an order that is paid: there is nothing to finish. */
  isOrdered: boolean;
};
