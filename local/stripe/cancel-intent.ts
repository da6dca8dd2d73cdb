import { z } from "zod";
import type { Call } from "./call";
import { emitEvent } from "./emit-event";
import { lockPayment } from "./lock-payment";
import { readParams } from "./params";
import type { FormObject } from "./parse-form";
import { lockObject, nowSeconds, putObject } from "./store";
import { unexpectedState } from "./unexpected-state";
import type { PaymentIntent } from "./wire";

const params = z.strictObject({
  cancellation_reason: z.enum(["duplicate", "fraudulent", "requested_by_customer", "abandoned"]).optional(),
});

const cancelable = [
  "requires_payment_method",
  "requires_capture",
  "requires_confirmation",
  "requires_action",
];

/**
 * Lets go of what was authorized, or of an attempt.
 *
 * @throws StripeError when money has moved or is moving.
 */
export async function cancelIntent(call: Call, form: FormObject, id: string): Promise<PaymentIntent> {
  const { cancellation_reason: reason } = readParams(params, form);
  const { intent, session } = await lockPayment(call.tx, id);
  if (session?.status === "open") {
    const message =
      "You cannot cancel the PaymentIntent of an open Checkout Session. Expire the Checkout Session instead.";
    throw unexpectedState(intent, message);
  }
  if (!cancelable.includes(intent.status)) {
    throw unexpectedState(
      intent,
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: ${cancelable.join(", ")}.`,
    );
  }
  return cancel(call, intent, reason ?? null);
}

/** An authorization that nobody captured in time. */
export async function expireAuthorization(call: Call, id: string): Promise<void> {
  const { intent } = await lockPayment(call.tx, id);
  if (intent.status === "requires_capture") await cancel(call, intent, "automatic");
}

async function cancel(
  call: Call,
  intent: PaymentIntent,
  reason: PaymentIntent["cancellation_reason"],
): Promise<PaymentIntent> {
  const authorized = intent.status === "requires_capture";
  Object.assign(intent, {
    status: "canceled",
    amount_capturable: 0,
    canceled_at: nowSeconds(),
    cancellation_reason: reason,
    next_action: null,
  } satisfies Partial<PaymentIntent>);
  putObject(call.tx, intent);
  if (authorized) {
    const charge = await lockObject(call.tx, "charge", String(intent.latest_charge));
    Object.assign(charge, { amount_refunded: charge.amount, refunded: true });
    putObject(call.tx, charge);
    emitEvent(call, "charge.refunded", charge, { amount_refunded: 0, refunded: false });
  }
  emitEvent(call, "payment_intent.canceled", intent);
  return intent;
}
