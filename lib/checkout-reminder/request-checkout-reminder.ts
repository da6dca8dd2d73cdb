import { and, isNull, ne, sql } from "drizzle-orm";
import { checkoutReminder } from "@/db/schema/checkout-reminder";
import { selectCart } from "@/lib/cart/queries";
import type { Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import { newCapability } from "@/lib/ids/capability";
import type { Context } from "@/lib/operation/context";
import { CONSENT_VERSION } from "./rules";

/**
 * Keeps the address that somebody typed at checkout, to be reminded once should the checkout not be finished; the caller
 * has seen the consent given. One reminder for each cart: another address takes the place of the one before, the same
 * one changes nothing, and after the mail nothing does. Whether the address has unsubscribed is looked at before
 * sending: nobody learns it here.
 *
 * Records the exact words that were agreed to, in the form's language, and when.
 *
 * @throws AppError `not_found` (cart).
 */
export async function requestCheckoutReminder(
  ctx: Context,
  { cartId, email, locale }: { cartId: string; email: string; locale: Locale },
): Promise<void> {
  const cart = await selectCart(ctx.db, cartId);
  if (cart.completedAt) return;
  const agreed = {
    email: email.trim().toLowerCase(),
    locale,
    token: newCapability(),
    consentText: getTranslator(locale, "checkout")("remind"),
    consentVersion: CONSENT_VERSION,
  };
  await ctx.db
    .insert(checkoutReminder)
    .values({ cartId: cart.id, ...agreed })
    .onConflictDoUpdate({
      target: checkoutReminder.cartId,
      set: { ...agreed, consentedAt: sql`now()`, attempts: 0 },
      setWhere: and(isNull(checkoutReminder.remindedAt), ne(checkoutReminder.email, agreed.email)),
    });
}
