import type { Call } from "./call";
import { findTestNumber } from "./cards";
import { emitEvent } from "./emit-event";
import { getHidden, getObject, lockObject, newStripeId, putObject } from "./store";
import { invalidRequest } from "./stripe-error";
import type { Refund } from "./wire";

/**
 * What became of a refund in the end; without an outcome, as the card's number says. One that fails, even
 * one that seemed done, puts the money back on the charge.
 */
export async function settleRefund(
  call: Call,
  refundId: string,
  wanted?: "succeeded" | "failed",
): Promise<Refund> {
  const { charge: chargeId } = await getObject(call.tx, "refund", refundId);
  const charge = await lockObject(call.tx, "charge", String(chargeId));
  const refund = await lockObject(call.tx, "refund", refundId);
  const { number } = await getHidden(call.tx, "charge", charge.id);
  const fails = findTestNumber(number)?.refund === "fails_later";
  const outcome = wanted ?? (fails ? "failed" : "succeeded");
  const settled = refund.status === "failed" || refund.status === outcome;
  if (settled) {
    if (wanted) throw invalidRequest(`The refund does not wait: its status is ${refund.status}.`);
    return refund;
  }
  const previous = { status: refund.status };
  refund.status = outcome;
  if (outcome === "failed") {
    refund.failure_reason = "expired_or_canceled_card";
    refund.failure_balance_transaction = newStripeId("txn");
    charge.amount_refunded -= refund.amount;
    charge.refunded = false;
    putObject(call.tx, charge);
  }
  putObject(call.tx, refund);
  if (outcome === "failed") emitEvent(call, "refund.failed", refund);
  emitEvent(call, "refund.updated", refund, previous);
  return refund;
}
