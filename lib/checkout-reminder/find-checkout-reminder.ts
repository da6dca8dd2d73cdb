import { loadCartLines, type PricedCartLine } from "@/lib/cart/load-cart-lines";
import { findLineProblem } from "@/lib/cart/rules";
import type { Locale } from "@/lib/i18n/locales";
import type { Context } from "@/lib/operation/context";
import { selectReminderByToken } from "./queries";
import type { CheckoutReminder } from "./schema";

/** What a reminder's link shows: what lies in the cart as it is now, in a language. Null where it leads nowhere. */
export async function findCheckoutReminder(
  ctx: Context,
  { token, locale }: { token: string; locale: Locale },
): Promise<CheckoutReminder | null> {
  const found = await selectReminderByToken(ctx.db, token);
  if (!found) return null;
  const lines = await loadCartLines(ctx.db, found.cart, locale);
  return { lines: lines.map(toReminderLine), isOrdered: found.cart.completedAt !== null };
}

/** A line as mail and page name it. */
export function toReminderLine(line: PricedCartLine): CheckoutReminder["lines"][number] {
  const { row, title, variantTitle, quantity } = line;
  return {
    id: row.line.id,
    title: row.variant.title === "Default" ? title : `${title} (${variantTitle})`,
    quantity,
    isAvailable: findLineProblem(line) === null,
  };
}
