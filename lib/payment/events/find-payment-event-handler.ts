import { onCheckoutSessionCompleted } from "./on-checkout-session-completed";
import { onCheckoutSessionExpired } from "./on-checkout-session-expired";
import { onDisputeChanged } from "./on-dispute-changed";
import { onPaymentIntentChanged } from "./on-payment-intent-changed";
import { onRefundChanged } from "./on-refund-changed";
import type { PaymentEventHandler } from "./payment-event-handler";

const handlers: Record<string, PaymentEventHandler> = {
  "checkout.session.completed": onCheckoutSessionCompleted,
  "checkout.session.async_payment_succeeded": onCheckoutSessionCompleted,
  "checkout.session.async_payment_failed": onCheckoutSessionExpired,
  "checkout.session.expired": onCheckoutSessionExpired,
  "payment_intent.succeeded": onPaymentIntentChanged,
  "payment_intent.payment_failed": onPaymentIntentChanged,
  "payment_intent.processing": onPaymentIntentChanged,
  "payment_intent.canceled": onPaymentIntentChanged,
  "payment_intent.amount_capturable_updated": onPaymentIntentChanged,
  "refund.created": onRefundChanged,
  "refund.updated": onRefundChanged,
  "refund.failed": onRefundChanged,
  "charge.dispute.created": onDisputeChanged,
  "charge.dispute.updated": onDisputeChanged,
  "charge.dispute.closed": onDisputeChanged,
  "charge.dispute.funds_withdrawn": onDisputeChanged,
  "charge.dispute.funds_reinstated": onDisputeChanged,
};

/** What the endpoint at the provider has to be set up for. */
export const paymentEventTypes: readonly string[] = Object.keys(handlers);

/** One handler file per kind of event; null for events that mean nothing to us. */
export function findPaymentEventHandler(type: string): PaymentEventHandler | null {
  return handlers[type] ?? null;
}
