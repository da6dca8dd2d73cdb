import type { PaymentEventHandler } from "./payment-event-handler";
import { settleAndInvoice } from "./settle-and-invoice";

/** The shopper has paid, or has chosen a method that pays later: the intent tells which. */
export const onCheckoutSessionCompleted: PaymentEventHandler = async (ctx, { orderId }) =>
  orderId !== null && settleAndInvoice(ctx, orderId);
