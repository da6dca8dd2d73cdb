import { settlePayment } from "../settle-payment";
import type { PaymentEventHandler } from "./payment-event-handler";

/** The shopper has paid, or has chosen a method that pays later: the intent tells which. */
export const onCheckoutSessionCompleted: PaymentEventHandler = async (ctx, { orderId }) =>
  orderId !== null && settlePayment(ctx, orderId);
