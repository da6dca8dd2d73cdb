import { createElement } from "react";
import { OrderConfirmationMail } from "@/components/email/order-confirmation-mail";
import type { Context } from "@/lib/operation/context";
import { loadMailedOrder } from "./load-mailed-order";
import { sendOnce } from "./send-once";

/**
 * Tells the shopper that the order is confirmed: one mail per order, whatever repeats.
 *
 * @throws what `sendOnce` throws; the mail stays unsent and the job tries again.
 */
export function sendOrderConfirmation(ctx: Context, orderId: string): Promise<void> {
  return sendOnce(ctx, { kind: "order-confirmation", subjectId: orderId }, async () => {
    const { order, locale, t, url } = await loadMailedOrder(ctx, orderId);
    return {
      to: order.email,
      subject: t("confirmation.subject", { number: order.number }),
      body: createElement(OrderConfirmationMail, { locale, order, url }),
    };
  });
}
