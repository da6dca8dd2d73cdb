import { testCards } from "./cards";
import {
  getObject,
  newStripeId,
  nowSeconds,
  putObject,
  type Store,
  type StripeObject,
  type Tx,
} from "./store";
import { invalidRequest, StripeError } from "./stripe-error";
import { type Endpoint, emitEvent } from "./webhooks";

export type PayOutcome = { paid: true; session: StripeObject } | { paid: false; message: string };

/** Pays an open session with a test card: a decline is noted on the intent, and the session stays open. */
export function paySession(
  sql: Store,
  endpoints: readonly Endpoint[],
  sessionId: string,
  cardNumber: string,
): Promise<PayOutcome> {
  return sql.begin(async (tx) => {
    const session = await getObject(tx, sessionId, "checkout.session");
    if (session.status !== "open") throw invalidRequest("This Checkout Session is no longer open.");
    const card = testCards[cardNumber.replaceAll(/\s/g, "")];
    if (!card)
      return { paid: false, message: "Your card number is incorrect. Use one of the test cards." } as const;
    const intent =
      typeof session.payment_intent === "string"
        ? await getObject(tx, session.payment_intent, "payment_intent")
        : newIntent(session);
    session.payment_intent = intent.id;
    const charge = newCharge(intent, card.brand, cardNumber, card.decline ?? null);
    await putObject(tx, charge);
    intent.latest_charge = charge.id;
    if (card.decline) {
      intent.status = "requires_payment_method";
      intent.last_payment_error = {
        type: "card_error",
        code: card.decline.code,
        decline_code: card.decline.declineCode ?? null,
        message: card.decline.message,
        charge: charge.id,
      };
      await putObject(tx, session);
      await putObject(tx, intent);
      await emitEvent(tx, endpoints, "charge.failed", charge);
      await emitEvent(tx, endpoints, "payment_intent.payment_failed", intent);
      return { paid: false, message: card.decline.message } as const;
    }
    await succeed(tx, endpoints, session, intent, charge);
    return { paid: true, session } as const;
  });
}

async function succeed(
  tx: Tx,
  endpoints: readonly Endpoint[],
  session: StripeObject,
  intent: StripeObject,
  charge: StripeObject,
): Promise<void> {
  Object.assign(intent, { status: "succeeded", amount_received: intent.amount, last_payment_error: null });
  Object.assign(session, { status: "complete", payment_status: "paid", url: null });
  await putObject(tx, session);
  await putObject(tx, intent);
  await emitEvent(tx, endpoints, "charge.succeeded", charge);
  await emitEvent(tx, endpoints, "payment_intent.succeeded", intent);
  await emitEvent(tx, endpoints, "checkout.session.completed", session);
}

/** Ends an open session. @throws StripeError when it is not open. */
export function expireSession(
  sql: Store,
  endpoints: readonly Endpoint[],
  sessionId: string,
): Promise<StripeObject> {
  return sql.begin(async (tx) => {
    const session = await getObject(tx, sessionId, "checkout.session");
    if (session.status !== "open") {
      throw new StripeError(400, {
        type: "invalid_request_error",
        message: `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
      });
    }
    Object.assign(session, { status: "expired", url: null });
    await putObject(tx, session);
    if (typeof session.payment_intent === "string") {
      const intent = await getObject(tx, session.payment_intent, "payment_intent");
      Object.assign(intent, {
        status: "canceled",
        canceled_at: nowSeconds(),
        cancellation_reason: "automatic",
      });
      await putObject(tx, intent);
      await emitEvent(tx, endpoints, "payment_intent.canceled", intent);
    }
    await emitEvent(tx, endpoints, "checkout.session.expired", session);
    return session;
  });
}

function newIntent(session: StripeObject): StripeObject {
  return {
    id: newStripeId("pi"),
    object: "payment_intent",
    amount: session.amount_total,
    amount_capturable: 0,
    amount_received: 0,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic",
    created: nowSeconds(),
    currency: session.currency,
    customer: null,
    description: session._intentDescription ?? null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata: session._intentMetadata ?? {},
    payment_method_types: ["card"],
    status: "requires_payment_method",
  };
}

function newCharge(
  intent: StripeObject,
  brand: string,
  cardNumber: string,
  decline: { code: string; message: string } | null,
): StripeObject {
  return {
    id: newStripeId("ch"),
    object: "charge",
    amount: intent.amount,
    amount_captured: decline ? 0 : intent.amount,
    amount_refunded: 0,
    captured: !decline,
    created: nowSeconds(),
    currency: intent.currency,
    disputed: false,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    livemode: false,
    metadata: intent.metadata,
    paid: !decline,
    payment_intent: intent.id,
    payment_method_details: { type: "card", card: { brand, last4: cardNumber.slice(-4) } },
    refunded: false,
    status: decline ? "failed" : "succeeded",
  };
}
