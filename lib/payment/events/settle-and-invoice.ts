import { issueInvoiceAtOnce } from "@/lib/invoice/issue-invoice-at-once";
import type { Context } from "@/lib/operation/context";
import { settlePayment } from "../settle-payment";

/**
 * `settlePayment`, and the invoice that it has made due. Here and not in there: a shopper who comes back settles, too, and
 * must not wait for the counter of invoices.
 *
 * @throws what `settlePayment` throws.
 */
export async function settleAndInvoice(ctx: Context, orderId: string): Promise<boolean> {
  const isOurs = await settlePayment(ctx, orderId);
  if (isOurs) await issueInvoiceAtOnce(ctx, orderId);
  return isOurs;
}
