import { z } from "zod";
import { formatAmount } from "./amounts";
import type { Call } from "./call";
import { findTestNumber } from "./cards";
import { emitEvent } from "./emit-event";
import { lockPayment } from "./lock-payment";
import { newRefund } from "./objects/refund";
import { integer, metadata, readParams, text } from "./params";
import type { FormObject } from "./parse-form";
import { setTimer } from "./set-timer";
import { getHidden, lockObject, nowSeconds, putObject } from "./store";
import { invalidRequest } from "./stripe-error";
import type { Charge, Refund } from "./wire";

const REFUND_SETTLES_AFTER_SECONDS = 10;

const params = z.strictObject({
  amount: integer(1, Number.MAX_SAFE_INTEGER).optional(),
  charge: text(100).optional(),
  metadata: metadata.default({}),
  payment_intent: text(100).optional(),
  reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
});

/**
 * Gives back what a charge took, in part or whole.
 *
 * @throws StripeError above what is left, or when it is disputed.
 */
export async function createRefund(call: Call, form: FormObject): Promise<Refund> {
  const given = readParams(params, form);
  const charge = await lockCharge(call, given.payment_intent ?? null, given.charge ?? null);
  if (charge.disputed && !(await wasDisputeWon(call, charge.id))) {
    const message = `Charge ${charge.id} has been charged back; cannot issue a refund.`;
    throw invalidRequest(message, undefined, "charge_disputed");
  }
  const left = charge.amount_captured - charge.amount_refunded;
  if (left === 0) {
    const message = `Charge ${charge.id} has already been refunded.`;
    throw invalidRequest(message, undefined, "charge_already_refunded");
  }
  const amount = given.amount ?? left;
  if (amount > left) {
    const [asked, rest] = [amount, left].map((value) => formatAmount(value, charge.currency));
    throw invalidRequest(
      `Refund amount (${asked}) is greater than unrefunded amount on charge (${rest})`,
      "amount",
    );
  }
  return refundCharge(call, charge, { amount, metadata: given.metadata, reason: given.reason ?? null });
}

async function lockCharge(call: Call, intentId: string | null, chargeId: string | null): Promise<Charge> {
  if (!intentId && !chargeId) {
    const message =
      "One of the following params should be provided for this request: payment_intent or charge.";
    throw invalidRequest(message);
  }
  const locked = intentId ? await lockPayment(call.tx, intentId, "payment_intent") : null;
  const id = locked ? locked.intent.latest_charge : chargeId;
  const charge = typeof id === "string" ? await lockObject(call.tx, "charge", id, "charge") : null;
  if (!charge?.captured) {
    const owner = intentId ? `This PaymentIntent (${intentId})` : `This Charge (${chargeId})`;
    throw invalidRequest(`${owner} does not have a successful charge to refund.`, "payment_intent");
  }
  return charge;
}

async function wasDisputeWon({ tx }: Call, chargeId: string): Promise<boolean> {
  const [lost] = await tx.sql`select 1 from local_stripe.object where object = 'dispute'
    and data ->> 'charge' = ${chargeId} and data ->> 'status' <> 'won'`;
  return !lost;
}

async function refundCharge(
  call: Call,
  charge: Charge,
  given: Pick<Refund, "amount" | "metadata" | "reason">,
): Promise<Refund> {
  const { number } = await getHidden(call.tx, "charge", charge.id);
  const later = findTestNumber(number)?.refund;
  const refund = newRefund(charge, {
    ...given,
    status: later === "succeeds_later" ? "pending" : "succeeded",
  });
  const previous = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
  charge.amount_refunded += given.amount;
  charge.refunded = charge.amount_refunded === charge.amount_captured;
  putObject(call.tx, charge);
  putObject(call.tx, refund);
  if (later) setTimer(call.tx, "settle_refund", refund.id, nowSeconds() + REFUND_SETTLES_AFTER_SECONDS);
  emitEvent(call, "refund.created", refund);
  emitEvent(call, "charge.refunded", charge, previous);
  return refund;
}
