import { z } from "zod";
import { checkAmount } from "./amounts";
import { attemptPayment } from "./attempt-payment";
import type { Call } from "./call";
import { findTestNumber, testPaymentMethods } from "./cards";
import { emitEvent } from "./emit-event";
import { lockPayment } from "./lock-payment";
import { newPaymentIntent } from "./objects/payment-intent";
import { currency, integer, metadata, readParams, text } from "./params";
import type { FormObject } from "./parse-form";
import { getObject, putObject } from "./store";
import { noSuch, StripeError } from "./stripe-error";
import { unexpectedState } from "./unexpected-state";
import type { PaymentIntent } from "./wire";

const createParams = z.strictObject({
  allowed_payment_method_types: z
    .array(z.enum(["card", "us_bank_account"]))
    .min(1)
    .optional(),
  amount: integer(0, Number.MAX_SAFE_INTEGER),
  currency,
  capture_method: z.enum(["automatic", "automatic_async", "manual"]).default("automatic"),
  confirm: z.enum(["true", "false"]).default("false"),
  customer: text(100).optional(),
  description: text(1000).optional(),
  metadata: metadata.default({}),
  payment_method: text(100).optional(),
  receipt_email: text(800).optional(),
  return_url: text(5000).optional(),
});
const confirmParams = createParams.pick({ payment_method: true, receipt_email: true, return_url: true });

/**
 * An intent without a payment page.
 *
 * @throws StripeError; a decline is returned: what it left behind stands.
 */
export async function createIntent(call: Call, form: FormObject): Promise<PaymentIntent | StripeError> {
  const given = readParams(createParams, form);
  checkAmount(given.amount, given.currency, "amount");
  if (given.customer) await getObject(call.tx, "customer", given.customer, "customer");
  const intent = newPaymentIntent({
    amount: given.amount,
    capture_method: given.capture_method,
    currency: given.currency,
    customer: given.customer ?? null,
    description: given.description ?? null,
    metadata: given.metadata,
    allowed_payment_method_types: given.allowed_payment_method_types ?? null,
    payment_method_types: given.allowed_payment_method_types ?? ["card", "us_bank_account"],
    receipt_email: given.receipt_email ?? null,
  });
  putObject(call.tx, intent, { sessionId: null, number: null, typed: {} });
  emitEvent(call, "payment_intent.created", intent);
  return given.confirm === "true" ? confirm(call, intent, given.payment_method) : intent;
}

/** Pays an intent with one of the named test payment methods. @throws StripeError; a decline is returned. */
export async function confirmIntent(
  call: Call,
  form: FormObject,
  id: string,
): Promise<PaymentIntent | StripeError> {
  const given = readParams(confirmParams, form);
  const { intent, session } = await lockPayment(call.tx, id);
  if (session?.status === "open") {
    throw unexpectedState(intent, "This PaymentIntent is paid on the page of its Checkout Session.");
  }
  if (!["requires_payment_method", "requires_confirmation"].includes(intent.status)) {
    throw unexpectedState(
      intent,
      `You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`,
    );
  }
  return confirm(call, intent, given.payment_method);
}

async function confirm(
  call: Call,
  intent: PaymentIntent,
  name: string | null | undefined,
): Promise<PaymentIntent | StripeError> {
  const number = Object.hasOwn(testPaymentMethods, name ?? "") ? testPaymentMethods[name ?? ""] : undefined;
  if (!number || !findTestNumber(number)) throw noSuch("PaymentMethod", name ?? "", "payment_method");
  const attempt = await attemptPayment(call, intent, number, { email: intent.receipt_email, name: null });
  await attempt.effects();
  const problem = intent.last_payment_error;
  if (attempt.outcome !== "declined" || !problem) return intent;
  return new StripeError(402, {
    ...problem,
    message: problem.message ?? "",
    ...(problem.code ? { code: problem.code } : {}),
    payment_intent: intent,
  });
}
