import type { Call } from "./call";
import { emitEvent } from "./emit-event";
import { lockObject, nowSeconds, putObject } from "./store";
import { invalidRequest } from "./stripe-error";
import type { CheckoutSession } from "./wire";

/** Ends an open session. @throws StripeError when it is not open. */
export async function expireSession(call: Call, sessionId: string): Promise<CheckoutSession> {
  const session = await lockObject(call.tx, "checkout.session", sessionId);
  if (session.status !== "open") {
    throw invalidRequest(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
    );
  }
  return expire(call, session);
}

/** The session's time is over, unless it ended otherwise before. */
export async function expireIfOpen(call: Call, sessionId: string): Promise<void> {
  const session = await lockObject(call.tx, "checkout.session", sessionId);
  if (session.status === "open") await expire(call, session);
}

/** An attempt that was begun ends with its session: a challenge nobody answered can no longer be paid. */
async function expire(call: Call, session: CheckoutSession): Promise<CheckoutSession> {
  Object.assign(session, { status: "expired", url: null } satisfies Partial<CheckoutSession>);
  putObject(call.tx, session);
  if (typeof session.payment_intent === "string") {
    const intent = await lockObject(call.tx, "payment_intent", session.payment_intent);
    Object.assign(intent, {
      status: "canceled",
      canceled_at: nowSeconds(),
      cancellation_reason: "automatic",
      next_action: null,
    });
    putObject(call.tx, intent);
    emitEvent(call, "payment_intent.canceled", intent);
  }
  emitEvent(call, "checkout.session.expired", session);
  return session;
}
