import { createElement } from "react";
import { CancellationMail } from "@/components/email/cancellation-mail";
import type { Context } from "@/lib/operation/context";
import { loadMailedOrder } from "./load-mailed-order";
import { sendOnce } from "./send-once";

/**
 * Tells the shopper that an order has ended without goods: nobody paid in time, or the shop canceled it. One mail per
 * order. An order that the shopper replaced by another one, before paying, needs none.
 *
 * @throws what `sendOnce` throws; the mail stays unsent and the job tries again.
 */
export async function sendCancellationNotice(ctx: Context, orderId: string): Promise<void> {
  const { order, locale, t, url } = await loadMailedOrder(ctx, orderId);
  if (order.status !== "canceled" || order.cancelReason === "replaced") return;
  await sendOnce(ctx, { kind: "order-canceled", subjectId: orderId }, async () => ({
    to: order.email,
    subject: t("cancellation.subject", { number: order.number }),
    body: createElement(CancellationMail, {
      locale,
      orderNumber: order.number,
      // What was paid and goes back has a mail of its own.
      wasPaid: order.events.some(({ type }) => type === "paid"),
      isUnpaid: (order.cancelReason ?? "").startsWith("payment_"),
      url,
    }),
  }));
}
