import { chargeAuthenticated } from "./attempt-payment";
import type { Call } from "./call";
import { completeSession } from "./complete-session";
import { emitEvent } from "./emit-event";
import { lockPayment } from "./lock-payment";
import type { PayOutcome } from "./pay-session";
import { getObject, putObject } from "./store";
import { docUrl } from "./stripe-error";
import type { PaymentIntent } from "./wire";

const FAILURE = "payment_intent_authentication_failure";

/**
 * The shopper's answer to a 3-D Secure challenge. An intent that waits for none any more stays as it is.
 *
 * @returns null for an intent without a session.
 * @throws StripeError 404.
 */
export async function authenticate(
  call: Call,
  intentId: string,
  outcome: "succeeded" | "failed",
): Promise<PayOutcome | null> {
  const { intent, hidden, session } = await lockPayment(call.tx, intentId);
  if (session && session.status !== "open") return { outcome: "closed", session };
  if (intent.status === "requires_action" && hidden.number) {
    if (outcome === "failed") await failAuthentication(call, intent);
    else {
      const method = await getObject(call.tx, "payment_method", String(intent.payment_method));
      const attempt = await chargeAuthenticated(call, intent, hidden.number);
      if (session && attempt.outcome === "paid") {
        completeSession(call, session, intent, method.billing_details);
        await attempt.effects();
        return { outcome: "complete", session };
      }
      await attempt.effects();
    }
  }
  return session && { outcome: "declined", session, intent };
}

async function failAuthentication(call: Call, intent: PaymentIntent): Promise<void> {
  Object.assign(intent, {
    status: "requires_payment_method",
    next_action: null,
    payment_method: null,
    last_payment_error: {
      type: "invalid_request_error",
      code: FAILURE,
      doc_url: docUrl(FAILURE),
      message:
        "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
      payment_method: await getObject(call.tx, "payment_method", String(intent.payment_method)),
    },
  } satisfies Partial<PaymentIntent>);
  putObject(call.tx, intent);
  emitEvent(call, "payment_intent.payment_failed", intent);
}
