import { z } from "zod";
import { checkAmount } from "./amounts";
import type { Call } from "./call";
import { newCheckoutSession } from "./objects/checkout-session";
import { currency, integer, metadata, readParams, text, url } from "./params";
import type { FormObject } from "./parse-form";
import { setTimer } from "./set-timer";
import { getObject, type Item, newStripeId, nowSeconds, putObject } from "./store";
import { invalidRequest } from "./stripe-error";
import type { CheckoutSession } from "./wire";

const DAY_SECONDS = 86_400;
const SHORTEST_SECONDS = 30 * 60;
const MAX_AMOUNT = 999_999_999_999;

const lineItem = z.strictObject({
  price_data: z.strictObject({
    currency,
    unit_amount: integer(0, MAX_AMOUNT),
    product_data: z.strictObject({
      name: z.string().min(1).max(5000),
      description: text(40_000).optional(),
      images: z.array(z.string().max(2048)).max(8).optional(),
      metadata: metadata.optional(),
    }),
    tax_behavior: z.enum(["exclusive", "inclusive", "unspecified"]).optional(),
  }),
  quantity: integer(1, 999_999).default(1),
});

const params = z.strictObject({
  allowed_payment_method_types: z
    .array(z.enum(["card", "us_bank_account"]))
    .min(1)
    .optional(),
  mode: z.literal("payment", { error: "this local service knows `payment` only" }),
  line_items: z.array(lineItem).min(1).max(100),
  success_url: url,
  cancel_url: url.optional(),
  client_reference_id: text(200).optional(),
  customer: text(100).optional(),
  customer_email: text(800).optional(),
  expires_at: integer(0, Number.MAX_SAFE_INTEGER).optional(),
  locale: text(20).optional(),
  metadata: metadata.default({}),
  payment_intent_data: z
    .strictObject({
      capture_method: z.enum(["automatic", "automatic_async", "manual"]).optional(),
      description: text(1000).optional(),
      metadata: metadata.optional(),
      receipt_email: text(800).optional(),
    })
    .default({}),
  submit_type: z.enum(["auto", "book", "donate", "pay"]).optional(),
  ui_mode: z.literal("hosted_page").optional(),
});

/** Makes a checkout session, with the checks that a shop can run into. @throws StripeError. */
export async function createSession(call: Call, form: FormObject): Promise<CheckoutSession> {
  const given = readParams(params, form);
  const items = given.line_items.map(toItem);
  const unit = items[0]?.currency ?? "";
  if (items.some((item) => item.currency !== unit)) {
    throw invalidRequest("All line items must have the same currency", "line_items");
  }
  const total = items.reduce((sum, item) => sum + item.amount_total, 0);
  checkAmount(total, unit, "line_items");
  if (given.customer && given.customer_email) {
    const message = "You may only specify one of these parameters: customer, customer_email.";
    throw invalidRequest(message, "customer", "parameters_exclusive");
  }
  const customer = given.customer ? await getObject(call.tx, "customer", given.customer, "customer") : null;
  const intent = given.payment_intent_data;
  const manual = intent.capture_method === "manual";
  const session = newCheckoutSession(
    {
      allowed_payment_method_types: given.allowed_payment_method_types ?? null,
      amount_total: total,
      cancel_url: given.cancel_url ?? null,
      client_reference_id: given.client_reference_id ?? null,
      currency: unit,
      customer: customer?.id ?? null,
      customer_email: given.customer_email ?? customer?.email ?? null,
      expires_at: checkExpiry(given.expires_at),
      locale: given.locale ?? null,
      metadata: given.metadata,
      // What is debited cannot be authorized first.
      payment_method_types:
        given.allowed_payment_method_types ?? (manual ? ["card"] : ["card", "us_bank_account"]),
      submit_type: given.submit_type ?? null,
      success_url: given.success_url,
    },
    call.baseUrl,
  );
  putObject(call.tx, session, {
    items,
    intent: {
      captureMethod: manual ? "manual" : "automatic",
      description: intent.description ?? null,
      metadata: intent.metadata ?? {},
      receiptEmail: intent.receipt_email ?? null,
    },
  });
  setTimer(call.tx, "expire_session", session.id, session.expires_at);
  return session;
}

function toItem({ price_data: price, quantity }: z.infer<typeof lineItem>): Item {
  return {
    id: newStripeId("li"),
    name: price.product_data.name,
    description: price.product_data.description ?? "",
    currency: price.currency,
    unitAmount: price.unit_amount,
    quantity,
    amount_total: price.unit_amount * quantity,
  };
}

function checkExpiry(expiresAt: number | undefined): number {
  const now = nowSeconds();
  if (expiresAt === undefined) return now + DAY_SECONDS;
  if (expiresAt < now + SHORTEST_SECONDS || expiresAt > now + DAY_SECONDS) {
    throw invalidRequest(
      "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.",
      "expires_at",
    );
  }
  return expiresAt;
}
