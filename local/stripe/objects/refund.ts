import { newStripeId, nowSeconds } from "../store";
import type { Charge, Refund } from "../wire";

export function newRefund(
  charge: Charge,
  given: Pick<Refund, "amount" | "metadata" | "reason" | "status">,
): Refund {
  return {
    id: newStripeId("re"),
    object: "refund",
    balance_transaction: null,
    charge: charge.id,
    created: nowSeconds(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: destinationOf(charge),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    receipt_number: null,
    source_transfer_reversal: null,
    transfer_reversal: null,
    ...given,
  };
}

function destinationOf(charge: Charge): NonNullable<Refund["destination_details"]> {
  return charge.payment_method_details?.type === "us_bank_account"
    ? { type: "us_bank_transfer", us_bank_transfer: { reference: null, reference_status: null } }
    : {
        type: "card",
        card: { reference_status: "pending", reference_type: "acquirer_reference_number", type: "refund" },
      };
}
