import { createElement } from "react";
import { BackInStockConfirmationMail } from "@/components/email/back-in-stock-mails";
import { findRequest } from "@/lib/back-in-stock/queries";
import { getTranslator } from "@/lib/i18n/messages";
import { textIn } from "@/lib/i18n/text-in";
import type { Context } from "@/lib/operation/context";
import { backInStockAddresses, oneClickHeaders } from "./back-in-stock-addresses";
import { sendOnce } from "./send-once";

/**
 * Asks the address of a request whether it is meant: one mail per request. A request that is gone, or confirmed
 * already, gets none.
 *
 * @throws what `sendOnce` throws; the mail stays unsent and the job tries again.
 */
export async function sendBackInStockConfirmation(ctx: Context, requestId: string): Promise<void> {
  const request = await findRequest(ctx.db, requestId);
  if (!request || request.confirmedAt) return;
  await sendOnce(ctx, { kind: "back-in-stock-confirmation", subjectId: requestId }, async () => {
    const { locale, requestUrl, oneClickUrl } = backInStockAddresses(request);
    const title = textIn(request, locale, "title", request.productTitle);
    return {
      to: request.email,
      subject: getTranslator(locale, "backInStock.confirmMail")("subject", { title }),
      body: createElement(BackInStockConfirmationMail, { locale, title, url: requestUrl }),
      headers: oneClickHeaders(oneClickUrl),
    };
  });
}
