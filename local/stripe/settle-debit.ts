import { failPayment } from "./attempt-payment";
import type { Call } from "./call";
import { findTestNumber } from "./cards";
import { emitEvent } from "./emit-event";
import { lockPayment } from "./lock-payment";
import { outcomeOf } from "./objects/charge";
import { lockObject, putObject } from "./store";
import { invalidRequest } from "./stripe-error";
import type { PaymentIntent } from "./wire";

const FAILURE = {
  code: "insufficient_funds",
  message: "The customer's account has insufficient funds to cover this payment.",
};

/**
 * A bank debit arrives or fails; without an outcome, as the account's number says. One that is settled stays
 * so.
 */
export async function settleDebit(
  call: Call,
  intentId: string,
  wanted?: "succeeded" | "failed",
): Promise<PaymentIntent> {
  const { intent, hidden, session } = await lockPayment(call.tx, intentId);
  if (intent.status !== "processing") {
    if (wanted) throw invalidRequest(`The payment intent does not wait: its status is ${intent.status}.`);
    return intent;
  }
  const decline = findTestNumber(hidden.number ?? "")?.decline;
  const failed = wanted ? wanted === "failed" : decline !== undefined;
  const charge = await lockObject(call.tx, "charge", String(intent.latest_charge));
  if (failed) {
    const reason = decline ?? FAILURE;
    Object.assign(charge, {
      status: "failed",
      failure_code: reason.code,
      failure_message: reason.message,
      outcome: outcomeOf(reason),
    });
    putObject(call.tx, charge);
    await failPayment(call, intent, charge, reason);
    if (session) emitEvent(call, "checkout.session.async_payment_failed", session);
    return intent;
  }
  Object.assign(charge, { status: "succeeded", paid: true, captured: true, amount_captured: charge.amount });
  Object.assign(intent, { status: "succeeded", amount_received: intent.amount });
  putObject(call.tx, charge);
  putObject(call.tx, intent);
  emitEvent(call, "charge.succeeded", charge);
  emitEvent(call, "payment_intent.succeeded", intent);
  if (session) {
    session.payment_status = "paid";
    putObject(call.tx, session);
    emitEvent(call, "checkout.session.async_payment_succeeded", session);
  }
  return intent;
}
