import type { Call } from "./call";
import { emitEvent } from "./emit-event";
import { customerDetails } from "./objects/checkout-session";
import type { Billing } from "./objects/payment-method";
import { putObject } from "./store";
import type { CheckoutSession, PaymentIntent } from "./wire";

/** Ends an open session whose shopper has done all there was to do; the money may still be on its way. */
export function completeSession(
  call: Call,
  session: CheckoutSession,
  intent: PaymentIntent,
  { email, name }: Billing,
): void {
  Object.assign(session, {
    status: "complete",
    payment_status: intent.status === "succeeded" ? "paid" : "unpaid",
    url: null,
    customer_details: customerDetails(session.customer_email ?? email, name),
  } satisfies Partial<CheckoutSession>);
  putObject(call.tx, session);
  emitEvent(call, "checkout.session.completed", session);
}
