import { newStripeId, nowSeconds } from "../store";
import type { PaymentIntent } from "../wire";

export function newPaymentIntent(
  given: Pick<
    PaymentIntent,
    | "allowed_payment_method_types"
    | "amount"
    | "currency"
    | "customer"
    | "description"
    | "metadata"
    | "receipt_email"
    | "capture_method"
  > & { payment_method_types: string[] },
): PaymentIntent {
  const id = newStripeId("pi");
  return {
    id,
    object: "payment_intent",
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    client_secret: `${id}_${newStripeId("secret")}`,
    confirmation_method: "automatic",
    created: nowSeconds(),
    customer_account: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_record: null,
    processing: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: null,
    ...given,
  };
}
