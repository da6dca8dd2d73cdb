import { asList, asObject, asText, type FormObject, type FormValue } from "./parse-form";
import { newStripeId, nowSeconds, putObject, type StripeObject, type Tx } from "./store";
import { invalidRequest } from "./stripe-error";

const DAY_SECONDS = 86_400;

/** Makes a checkout session, with the checks that a shop can run into. @throws StripeError. */
export async function createSession(tx: Tx, form: FormObject, baseUrl: string): Promise<StripeObject> {
  if (form.mode !== "payment") throw invalidRequest("mode: this local service knows `payment` only", "mode");
  const items = asList(form.line_items).map(toItem);
  const [first] = items;
  if (!first) throw invalidRequest("Missing required param: line_items.", "line_items", "parameter_missing");
  if (items.some((item) => item.currency !== first.currency)) {
    throw invalidRequest("All line items must have the same currency", "line_items");
  }
  const successUrl = asText(form.success_url);
  if (!successUrl)
    throw invalidRequest("Missing required param: success_url.", "success_url", "parameter_missing");
  const total = items.reduce((sum, item) => sum + item.amount_total, 0);
  if (total < 50) {
    throw invalidRequest(
      "The Checkout Session's total amount must convert to at least 50 cents.",
      undefined,
      "amount_too_small",
    );
  }
  const id = newStripeId("cs_test");
  const intentData = asObject(form.payment_intent_data);
  return putObject(tx, {
    id,
    object: "checkout.session",
    amount_subtotal: total,
    amount_total: total,
    cancel_url: asText(form.cancel_url),
    client_reference_id: asText(form.client_reference_id),
    created: nowSeconds(),
    currency: first.currency,
    customer: null,
    customer_email: asText(form.customer_email),
    expires_at: readExpiry(form.expires_at),
    livemode: false,
    metadata: asObject(form.metadata),
    mode: "payment",
    payment_intent: null,
    payment_status: "unpaid",
    status: "open",
    success_url: successUrl,
    url: `${baseUrl}/c/pay/${id}`,
    _items: items,
    _intentMetadata: asObject(intentData.metadata),
    _intentDescription: asText(intentData.description),
  });
}

/** Fields that begin with `_` are ours and never leave. */
export function publicObject(value: StripeObject): StripeObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !key.startsWith("_"))) as StripeObject;
}

function toItem(value: FormValue, index: number) {
  const item = asObject(value);
  const price = asObject(item.price_data);
  const unitAmount = readInteger(price.unit_amount, `line_items[${index}][price_data][unit_amount]`);
  const quantity = readInteger(item.quantity, `line_items[${index}][quantity]`);
  const product = asObject(price.product_data);
  return {
    name: asText(product.name) ?? "",
    description: asText(product.description) ?? "",
    currency: asText(price.currency) ?? "",
    quantity,
    amount_total: unitAmount * quantity,
  };
}

function readInteger(value: FormValue | undefined, param: string): number {
  if (typeof value !== "string" || !/^\d{1,12}$/.test(value)) {
    throw invalidRequest(`Invalid integer: ${String(value)}`, param, "parameter_invalid_integer");
  }
  return Number(value);
}

function readExpiry(value: FormValue | undefined): number {
  const now = nowSeconds();
  if (value === undefined) return now + DAY_SECONDS;
  const expiresAt = readInteger(value, "expires_at");
  if (expiresAt < now + 1800 || expiresAt > now + DAY_SECONDS) {
    throw invalidRequest(
      "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.",
      "expires_at",
    );
  }
  return expiresAt;
}
