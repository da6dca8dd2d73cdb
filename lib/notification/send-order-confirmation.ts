import { render } from "@react-email/render";
import { createElement } from "react";
import { OrderConfirmationMail } from "@/components/email/order-confirmation-mail";
import { getEnv } from "@/lib/env/env";
import type { Context } from "@/lib/operation/context";
import { findOrderRow, selectOrderParts } from "@/lib/order/queries";
import { toOrder } from "@/lib/order/to-order";
import { sendMail } from "@/lib/vendors/smtp";
import { claimMail, markMailSent, releaseMail } from "./claim-mail";

const KIND = "order-confirmation";

/**
 * Tells the shopper that the order is confirmed: one mail per order, whatever repeats.
 *
 * @throws what the mail server throws; the mail stays unsent and the job tries again.
 */
export async function sendOrderConfirmation(ctx: Context, orderId: string): Promise<void> {
  const row = await findOrderRow(ctx.db, orderId);
  if (!row) throw new Error(`order ${orderId} is gone`);
  const messageId = await claimMail(ctx, KIND, orderId);
  if (messageId === null) return;
  try {
    const order = toOrder(row, await selectOrderParts(ctx.db, orderId));
    const url = `${getEnv().APP_URL}/orders/${order.id}?token=${order.accessToken}`;
    const mail = createElement(OrderConfirmationMail, { order, url });
    await sendMail({
      to: order.email,
      subject: `Your order ${order.number} is confirmed`,
      html: await render(mail),
      text: await render(mail, { plainText: true }),
      messageId,
    });
    await markMailSent(ctx, KIND, orderId);
  } catch (error) {
    await releaseMail(ctx, KIND, orderId);
    throw error;
  }
}
