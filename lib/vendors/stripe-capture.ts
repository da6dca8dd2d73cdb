import { stripe } from "./stripe";
import { toStripeAmount } from "./stripe-amount";

/**
 * Takes what was authorized, or a part of it: the provider lets go of the rest. The same `captureId` again answers the
 * first capture, for a day; after that the provider refuses, for an intent is captured once.
 *
 * @throws Stripe.errors.StripeError; `findRefusal` tells what cannot be cured by waiting.
 */
export async function captureIntent(request: {
  captureId: string;
  intentId: string;
  amountMinor: number;
  currency: string;
}): Promise<void> {
  await stripe().paymentIntents.capture(
    request.intentId,
    { amount_to_capture: toStripeAmount(request.amountMinor, request.currency) },
    { idempotencyKey: `capture-${request.captureId}` },
  );
}

/** Lets go of what was authorized. @throws Stripe.errors.StripeError, also where it is no longer authorized. */
export async function voidIntent({
  paymentId,
  intentId,
}: {
  paymentId: string;
  intentId: string;
}): Promise<void> {
  await stripe().paymentIntents.cancel(
    intentId,
    { cancellation_reason: "requested_by_customer" },
    { idempotencyKey: `void-${paymentId}` },
  );
}
