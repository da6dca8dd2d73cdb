import { createElement } from "react";
import { CancellationMail } from "@/components/email/cancellation-mail";
import { UnpaidOrderMail } from "@/components/email/unpaid-order-mail";
import type { Context } from "@/lib/operation/context";
import { findOrderRow, hasLaterOrder } from "@/lib/order/queries";
import { endedUnpaid } from "@/lib/order/rules";
import { loadMailedOrder } from "./load-mailed-order";
import { sendOnce } from "./send-once";

/** The shopper stood before the reason: another checkout took its place, or the provider refused the sum. */
const silentEnds: readonly string[] = ["replaced", "amount_too_small", "amount_too_large"];

/**
 * Tells the shopper that an order has ended without goods, in one mail per order: nobody paid, with the way to order
 * again, or the shop canceled it. Whoever has ordered since, from the same cart or with the same address, is not asked
 * to pay for the one before; what a shopper has seen end needs no mail.
 *
 * @throws what `sendOnce` throws; the mail stays unsent and the job tries again.
 */
export async function sendCancellationNotice(ctx: Context, orderId: string): Promise<void> {
  const row = await findOrderRow(ctx.db, orderId);
  if (row?.status !== "canceled" || silentEnds.includes(row.cancelReason ?? "")) return;
  const isUnpaid = endedUnpaid(row);
  if (isUnpaid && (await hasLaterOrder(ctx.db, row))) return;
  await sendOnce(ctx, { kind: "order-canceled", subjectId: orderId }, async () => {
    const { order, locale, t, url } = await loadMailedOrder(ctx, orderId);
    const { number, email: to } = order;
    if (isUnpaid) {
      const why = row.cancelReason === "payment_expired" ? "expired" : "failed";
      const body = createElement(UnpaidOrderMail, { locale, order, why, url });
      return { to, subject: t("unpaid.subject", { number }), body };
    }
    // What was paid and goes back has a mail of its own.
    const wasPaid = order.events.some(({ type }) => type === "paid");
    const body = createElement(CancellationMail, { locale, orderNumber: number, wasPaid, url });
    return { to, subject: t("cancellation.subject", { number }), body };
  });
}
