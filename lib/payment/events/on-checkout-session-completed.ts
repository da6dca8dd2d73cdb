import type { Context } from "@/lib/operation/context";
import { settlePayment } from "../settle-payment";

/** The shopper has paid, or has chosen a method that pays later: the intent tells which. */
export function onCheckoutSessionCompleted(ctx: Context, { orderId }: { orderId: string }): Promise<boolean> {
  return settlePayment(ctx, orderId);
}
