import { attemptPayment } from "./attempt-payment";
import type { Call } from "./call";
import { completeSession } from "./complete-session";
import { emitEvent } from "./emit-event";
import { newPaymentIntent } from "./objects/payment-intent";
import type { Billing } from "./objects/payment-method";
import { getHidden, type Hidden, lockObject, putObject } from "./store";
import type { CheckoutSession, PaymentIntent } from "./wire";

export type PayOutcome =
  | { outcome: "complete" | "closed"; session: CheckoutSession }
  | { outcome: "challenged" | "declined"; session: CheckoutSession; intent: PaymentIntent };

type Typed = Hidden["payment_intent"]["typed"];

/**
 * Pays an open session with a test number. The session is locked meanwhile, so a form that is sent twice
 * makes one charge; a decline is noted on the intent, and the session stays open.
 */
export async function paySession(
  call: Call,
  sessionId: string,
  number: string,
  billing: Billing,
  typed: Typed = {},
): Promise<PayOutcome> {
  const session = await lockObject(call.tx, "checkout.session", sessionId);
  if (session.status !== "open") return { outcome: "closed", session };
  const intent = await ensureIntent(call, session, typed);
  const attempt = await attemptPayment(call, intent, number, billing);
  if (attempt.outcome === "declined") return { outcome: "declined", session, intent };
  if (intent.status === "requires_action") return { outcome: "challenged", session, intent };
  completeSession(call, session, intent, billing);
  await attempt.effects();
  return { outcome: "complete", session };
}

async function ensureIntent(call: Call, session: CheckoutSession, typed: Typed): Promise<PaymentIntent> {
  const { tx } = call;
  if (typeof session.payment_intent === "string") {
    const intent = await lockObject(tx, "payment_intent", session.payment_intent);
    const hidden = await getHidden(tx, "payment_intent", intent.id);
    // A challenge that was left for another card is over.
    intent.next_action = null;
    putObject(tx, intent, { ...hidden, number: null, typed });
    return intent;
  }
  const { intent: given } = await getHidden(tx, "checkout.session", session.id);
  const intent = newPaymentIntent({
    allowed_payment_method_types: null,
    amount: session.amount_total ?? 0,
    capture_method: given.captureMethod,
    currency: session.currency ?? "",
    customer: session.customer,
    description: given.description,
    metadata: given.metadata,
    payment_method_types: session.payment_method_types,
    receipt_email: given.receiptEmail,
  });
  session.payment_intent = intent.id;
  putObject(tx, session);
  putObject(tx, intent, { sessionId: session.id, number: null, typed });
  emitEvent(call, "payment_intent.created", intent);
  return intent;
}
