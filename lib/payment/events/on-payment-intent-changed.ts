import type { PaymentEventHandler } from "./payment-event-handler";
import { settleAndInvoice } from "./settle-and-invoice";

/**
 * The intent moved: paid, declined (the shopper is told why on the order's page), processing, or canceled.
 */
export const onPaymentIntentChanged: PaymentEventHandler = async (ctx, { orderId }) =>
  orderId !== null && settleAndInvoice(ctx, orderId);
