import { asObject, asText, type FormObject } from "./parse-form";
import { getObject, newStripeId, nowSeconds, putObject, type StripeObject, type Tx } from "./store";
import { invalidRequest } from "./stripe-error";
import { type Endpoint, emitEvent } from "./webhooks";

/** Gives back what a charge took, in part or whole. @throws StripeError above what is left. */
export async function createRefund(
  tx: Tx,
  endpoints: readonly Endpoint[],
  form: FormObject,
): Promise<StripeObject> {
  const intent = await getObject(tx, asText(form.payment_intent) ?? "", "payment_intent");
  if (intent.status !== "succeeded" || typeof intent.latest_charge !== "string") {
    throw invalidRequest("This PaymentIntent does not have a successful charge to refund.", "payment_intent");
  }
  const charge = await getObject(tx, intent.latest_charge, "charge");
  const left = Number(charge.amount_captured) - Number(charge.amount_refunded);
  const amount = form.amount === undefined ? left : Number(form.amount);
  if (left === 0)
    throw invalidRequest("The charge has already been refunded.", undefined, "charge_already_refunded");
  if (!Number.isInteger(amount) || amount < 1 || amount > left) {
    throw invalidRequest(
      `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
      "amount",
    );
  }
  const refunded = Number(charge.amount_refunded) + amount;
  Object.assign(charge, { amount_refunded: refunded, refunded: refunded === charge.amount_captured });
  await putObject(tx, charge);
  const refund = await putObject(tx, {
    id: newStripeId("re"),
    object: "refund",
    amount,
    charge: charge.id,
    created: nowSeconds(),
    currency: charge.currency,
    failure_reason: null,
    metadata: asObject(form.metadata),
    payment_intent: intent.id,
    reason: asText(form.reason),
    status: "succeeded",
  });
  await emitEvent(tx, endpoints, "charge.refunded", charge);
  await emitEvent(tx, endpoints, "refund.created", refund);
  return refund;
}
