import type { Call } from "./call";
import { type Decline, findTestNumber, type TestNumber } from "./cards";
import { emitEvent } from "./emit-event";
import { AUTHORIZATION_SECONDS, newCharge } from "./objects/charge";
import { type Billing, newPaymentMethod } from "./objects/payment-method";
import { openDispute } from "./open-dispute";
import { setTimer } from "./set-timer";
import { getHidden, getObject, nowSeconds, putObject } from "./store";
import { docUrl, invalidRequest } from "./stripe-error";
import type { Charge, PaymentIntent, PaymentMethod } from "./wire";

const DEBIT_SETTLES_AFTER_SECONDS = 10;

/**
 * Where a payment stands after one attempt. `effects` are for after the session was completed, as at Stripe.
 */
export type Attempt = { outcome: "paid" | "waits" | "declined"; effects(): Promise<void> };

const none = async () => undefined;

/**
 * Tries to pay a locked intent with a test number, and writes intent, charge and events. A decline is an
 * outcome, not an error: the failed charge stays.
 */
export async function attemptPayment(
  call: Call,
  intent: PaymentIntent,
  number: string,
  billing: Billing,
): Promise<Attempt> {
  const found = findTestNumber(number);
  if (!found) throw new Error("not a test number");
  requireAllowed(intent, found);
  const method = newPaymentMethod(number, found, billing);
  putObject(call.tx, method);
  const hidden = await getHidden(call.tx, "payment_intent", intent.id);
  Object.assign(intent, { payment_method: method.id, last_payment_error: null });
  if (found.challenge || found.kind === "bank_debit") {
    putObject(call.tx, intent, { ...hidden, number });
    return found.challenge ? challenge(call, intent) : startDebit(call, intent, method, number);
  }
  return chargeCard(call, intent, method, number, false);
}

function requireAllowed({ payment_method_types: allowed }: PaymentIntent, { kind }: TestNumber): void {
  const type = kind === "card" ? "card" : "us_bank_account";
  if (allowed.includes(type)) return;
  const message = `The PaymentMethod's type (${type}) is not among the allowed ones (${allowed.join(", ")}).`;
  throw invalidRequest(message, "payment_method", "payment_intent_incompatible_payment_method");
}

function challenge(call: Call, intent: PaymentIntent): Attempt {
  intent.status = "requires_action";
  intent.next_action = {
    type: "redirect_to_url",
    redirect_to_url: { url: `${call.baseUrl}/c/authenticate/${intent.id}`, return_url: null },
  };
  putObject(call.tx, intent);
  emitEvent(call, "payment_intent.requires_action", intent);
  return { outcome: "waits", effects: none };
}

function startDebit(call: Call, intent: PaymentIntent, method: PaymentMethod, number: string): Attempt {
  const charge = newCharge(intent, method, { status: "pending", authenticated: false });
  Object.assign(intent, { status: "processing", latest_charge: charge.id });
  putObject(call.tx, charge, { number });
  putObject(call.tx, intent);
  emitEvent(call, "charge.pending", charge);
  emitEvent(call, "payment_intent.processing", intent);
  setTimer(call.tx, "settle_debit", intent.id, nowSeconds() + DEBIT_SETTLES_AFTER_SECONDS);
  return { outcome: "waits", effects: none };
}

/** The shopper's bank has agreed to a card that asked for it. */
export async function chargeAuthenticated(
  call: Call,
  intent: PaymentIntent,
  number: string,
): Promise<Attempt> {
  const method = await getObject(call.tx, "payment_method", String(intent.payment_method));
  intent.next_action = null;
  return chargeCard(call, intent, method, number, true);
}

async function chargeCard(
  call: Call,
  intent: PaymentIntent,
  method: PaymentMethod,
  number: string,
  authenticated: boolean,
): Promise<Attempt> {
  const found = findTestNumber(number);
  const decline = found?.decline;
  const status = decline ? "failed" : "succeeded";
  const charge = newCharge(intent, method, { status, authenticated, ...(decline ? { decline } : {}) });
  intent.latest_charge = charge.id;
  putObject(call.tx, charge, { number });
  if (decline) {
    await failPayment(call, intent, charge, decline);
    return { outcome: "declined", effects: none };
  }
  if (charge.captured) completeIntent(call, intent, charge);
  else authorizeIntent(call, intent, charge);
  const effects = found?.disputed ? () => openDispute(call, charge.id) : none;
  return { outcome: "paid", effects };
}

function completeIntent(call: Call, intent: PaymentIntent, charge: Charge): void {
  Object.assign(intent, { status: "succeeded", amount_received: intent.amount });
  putObject(call.tx, intent);
  emitEvent(call, "charge.succeeded", charge);
  emitEvent(call, "payment_intent.succeeded", intent);
}

function authorizeIntent(call: Call, intent: PaymentIntent, charge: Charge): void {
  Object.assign(intent, { status: "requires_capture", amount_capturable: intent.amount });
  putObject(call.tx, intent);
  emitEvent(call, "charge.succeeded", charge);
  emitEvent(call, "payment_intent.amount_capturable_updated", intent);
  setTimer(call.tx, "expire_authorization", intent.id, nowSeconds() + AUTHORIZATION_SECONDS);
}

/** Notes a failed charge on its intent, which may be paid with something else then. */
export async function failPayment(
  call: Call,
  intent: PaymentIntent,
  charge: Charge,
  decline: Decline,
): Promise<void> {
  Object.assign(intent, {
    status: "requires_payment_method",
    payment_method: null,
    last_payment_error: {
      type: "card_error",
      code: decline.code,
      ...(decline.declineCode ? { decline_code: decline.declineCode } : {}),
      doc_url: docUrl(decline.code),
      message: decline.message,
      charge: charge.id,
      payment_method: await getObject(call.tx, "payment_method", String(charge.payment_method)),
    },
  } satisfies Partial<PaymentIntent>);
  putObject(call.tx, intent);
  emitEvent(call, "charge.failed", charge);
  emitEvent(call, "payment_intent.payment_failed", intent);
}
