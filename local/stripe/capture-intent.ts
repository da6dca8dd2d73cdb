import { z } from "zod";
import type { Call } from "./call";
import { emitEvent } from "./emit-event";
import { lockPayment } from "./lock-payment";
import { integer, mergeMetadata, metadata, readParams } from "./params";
import type { FormObject } from "./parse-form";
import { lockObject, putObject } from "./store";
import { invalidRequest } from "./stripe-error";
import { unexpectedState } from "./unexpected-state";
import type { PaymentIntent } from "./wire";

const params = z.strictObject({
  amount_to_capture: integer(1, 99_999_999).optional(),
  metadata: metadata.optional(),
});

/** Takes what was authorized, or a part of it; the rest is let go. @throws StripeError. */
export async function captureIntent(call: Call, form: FormObject, id: string): Promise<PaymentIntent> {
  const given = readParams(params, form);
  const { intent, session } = await lockPayment(call.tx, id);
  if (intent.status !== "requires_capture") {
    throw unexpectedState(
      intent,
      `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
    );
  }
  const amount = given.amount_to_capture ?? intent.amount_capturable;
  if (amount > intent.amount_capturable) {
    const message =
      "The payment could not be captured because the requested capture amount is greater than the authorized amount.";
    throw invalidRequest(message, "amount_to_capture", "amount_too_large");
  }
  const charge = await lockObject(call.tx, "charge", String(intent.latest_charge));
  Object.assign(charge, { captured: true, amount_captured: amount });
  Object.assign(intent, {
    status: "succeeded",
    amount_received: amount,
    amount_capturable: 0,
    metadata: mergeMetadata(intent.metadata, given.metadata),
  });
  putObject(call.tx, charge);
  putObject(call.tx, intent);
  emitEvent(call, "charge.captured", charge, { captured: false, amount_captured: 0 });
  emitEvent(call, "payment_intent.succeeded", intent);
  if (session) putObject(call.tx, Object.assign(session, { payment_status: "paid" as const }));
  return intent;
}
