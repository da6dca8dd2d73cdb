import { and, eq } from "drizzle-orm";
import { createElement } from "react";
import { RefundMail } from "@/components/email/refund-mail";
import { payment, refund } from "@/db/schema/payment";
import type { Context } from "@/lib/operation/context";
import { loadMailedOrder } from "./load-mailed-order";
import { sendOnce } from "./send-once";

/** Reasons that a shopper is told. */
const reasons = ["order_canceled", "duplicate"] as const;

/**
 * Tells the shopper that money went back, and why: one mail per refund, whatever repeats.
 *
 * @throws what `sendOnce` throws; the mail stays unsent and the job tries again.
 */
export function sendRefundNotice(
  ctx: Context,
  { orderId, refundId }: { orderId: string; refundId: string },
): Promise<void> {
  return sendOnce(ctx, { kind: "order-refund", subjectId: refundId }, async () => {
    const { order, locale, t, url } = await loadMailedOrder(ctx, orderId);
    const [row] = await ctx.db
      .select({ amount: refund.amountMinor, currency: payment.currency, reason: refund.reason })
      .from(refund)
      .innerJoin(payment, eq(payment.id, refund.paymentId))
      .where(and(eq(refund.id, refundId), eq(payment.orderId, orderId)));
    if (!row) throw new Error(`refund ${refundId} is gone`);
    const { amount, currency } = row;
    return {
      to: order.email,
      subject: t("refund.subject", { number: order.number }),
      body: createElement(RefundMail, {
        locale,
        orderNumber: order.number,
        amount: { amount, currency },
        reason: reasons.find((known) => known === row.reason) ?? null,
        url,
      }),
    };
  });
}
