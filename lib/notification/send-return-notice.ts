import { eq } from "drizzle-orm";
import { createElement } from "react";
import { ReturnMail } from "@/components/email/return-mail";
import { orderReturn } from "@/db/schema/returns";
import { getEnv } from "@/lib/env/env";
import { localizePath } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import type { Context } from "@/lib/operation/context";
import { returnNumber } from "@/lib/returns/rules";
import { loadMailedOrder } from "./load-mailed-order";
import { sendOnce } from "./send-once";

/** What of a return a shopper is written about. */
export type ReturnNews = "approved" | "declined" | "received";

/**
 * Tells the shopper how a return goes on: that the goods may be sent and how, that they may not, or that they have come.
 * One mail for each fact, whatever repeats.
 *
 * @throws what `sendOnce` throws; the mail stays unsent and the job tries again.
 */
export function sendReturnNotice(
  ctx: Context,
  news: ReturnNews,
  { orderId, returnId }: { orderId: string; returnId: string },
): Promise<void> {
  return sendOnce(ctx, { kind: `return-${news}`, subjectId: returnId }, async () => {
    const { order, locale, url } = await loadMailedOrder(ctx, orderId);
    const [row] = await ctx.db.select().from(orderReturn).where(eq(orderReturn.id, returnId));
    if (row?.orderId !== orderId) throw new Error(`return ${returnId} is gone`);
    const number = returnNumber(order.number, row.position);
    return {
      to: order.email,
      subject: getTranslator(locale, "returnMail")(`${news}.subject`, { number }),
      body: createElement(ReturnMail, {
        locale,
        news,
        number,
        answer: row.answer,
        url: `${url}#returns`,
        imprintUrl: `${getEnv().APP_URL}${localizePath(locale, "/pages/imprint")}`,
      }),
    };
  });
}
