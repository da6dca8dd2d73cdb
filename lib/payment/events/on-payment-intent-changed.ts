import type { Context } from "@/lib/operation/context";
import { settlePayment } from "../settle-payment";

/**
 * The intent moved: paid, declined (the shopper is told why on the order's page), processing, or canceled.
 */
export function onPaymentIntentChanged(ctx: Context, { orderId }: { orderId: string }): Promise<boolean> {
  return settlePayment(ctx, orderId);
}
