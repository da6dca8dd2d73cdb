import { createHash } from "node:crypto";
import type { TestNumber } from "../cards";
import { newStripeId, nowSeconds } from "../store";
import type { PaymentMethod } from "../wire";

export type Billing = { email: string | null; name: string | null };

const EXPIRY_YEARS = 5;

export function newPaymentMethod(number: string, found: TestNumber, billing: Billing): PaymentMethod {
  const last4 = number.slice(-4);
  return {
    id: newStripeId("pm"),
    object: "payment_method",
    allow_redisplay: "unspecified",
    billing_details: { address: emptyAddress(), phone: null, tax_id: null, ...billing },
    created: nowSeconds(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    ...(found.kind === "card"
      ? {
          type: "card",
          card: {
            brand: found.brand,
            checks: {
              address_line1_check: null,
              address_postal_code_check: null,
              cvc_check: found.decline?.code === "incorrect_cvc" ? "fail" : "pass",
            },
            country: "US",
            display_brand: found.brand,
            exp_month: 12,
            exp_year: new Date().getUTCFullYear() + EXPIRY_YEARS,
            fingerprint: fingerprintOf(number),
            funding: "credit",
            generated_from: null,
            last4,
            networks: { available: [found.brand], preferred: null },
            regulated_status: "unregulated",
            three_d_secure_usage: { supported: true },
            wallet: null,
          },
        }
      : {
          type: "us_bank_account",
          us_bank_account: {
            account_holder_type: "individual",
            account_type: "checking",
            bank_name: "STRIPE TEST BANK",
            financial_connections_account: null,
            fingerprint: fingerprintOf(number),
            last4,
            networks: { preferred: "ach", supported: ["ach"] },
            routing_number: "110000000",
            status_details: {},
          },
        }),
  };
}

const fingerprintOf = (number: string) => createHash("sha256").update(number).digest("hex").slice(0, 16);

function emptyAddress() {
  return { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };
}
