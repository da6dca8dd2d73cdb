import { settlePayment } from "../settle-payment";
import type { PaymentEventHandler } from "./payment-event-handler";

/**
 * Nobody can pay on this page any more: unless money came after all, the order ends and its stock is free.
 */
export const onCheckoutSessionExpired: PaymentEventHandler = async (ctx, { orderId }) =>
  orderId !== null && settlePayment(ctx, orderId);
