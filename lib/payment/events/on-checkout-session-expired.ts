import type { Context } from "@/lib/operation/context";
import { settlePayment } from "../settle-payment";

/**
 * Nobody can pay on this page any more: unless money came after all, the order ends and its stock is free.
 */
export function onCheckoutSessionExpired(ctx: Context, { orderId }: { orderId: string }): Promise<boolean> {
  return settlePayment(ctx, orderId);
}
