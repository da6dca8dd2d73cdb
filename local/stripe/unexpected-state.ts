import { StripeError } from "./stripe-error";
import type { PaymentIntent } from "./wire";

/** What was asked for does not fit the intent's status; the answer carries the intent, as Stripe's does. */
export function unexpectedState(intent: PaymentIntent, message: string): StripeError {
  return new StripeError(400, {
    type: "invalid_request_error",
    code: "payment_intent_unexpected_state",
    message,
    payment_intent: intent,
  });
}
