import { getEnv } from "@/lib/env/env";
import { type Locale, localizePath } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import type { Translator } from "@/lib/i18n/translator";
import type { Context } from "@/lib/operation/context";
import { findOrderRow, selectOrderParts } from "@/lib/order/queries";
import type { Order } from "@/lib/order/schema";
import { toOrder } from "@/lib/order/to-order";

type MailedOrder = { order: Order; locale: Locale; t: Translator<"mail">; url: string };

/** An order, the language it was placed in with the words of its mails, and the address where its shopper follows it. */
export async function loadMailedOrder(ctx: Context, orderId: string): Promise<MailedOrder> {
  const row = await findOrderRow(ctx.db, orderId);
  if (!row) throw new Error(`order ${orderId} is gone`);
  const order = toOrder(row, await selectOrderParts(ctx.db, orderId));
  const { locale } = row;
  const path = localizePath(locale, `/orders/${order.id}?token=${order.accessToken}`);
  return { order, locale, t: getTranslator(locale, "mail"), url: `${getEnv().APP_URL}${path}` };
}
