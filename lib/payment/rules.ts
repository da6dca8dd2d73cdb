import type { PaymentTruth } from "@/lib/vendors/stripe";

/** Stripe refuses expiry times below 30 minutes; one more leaves room for the way there. */
export const SESSION_LIFETIME_SECONDS = 31 * 60;

/** https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts, in minor units of the settlement currency. */
const minimums: Record<string, number> = {
  USD: 50,
  EUR: 50,
  GBP: 30,
  JPY: 50,
  CAD: 50,
  AUD: 50,
  CHF: 50,
  SEK: 300,
};

export function minimumChargeMinor(currency: string): number {
  return minimums[currency] ?? 50;
}

export type PaymentState =
  | "pending"
  | "processing"
  | "authorized"
  | "captured"
  | "expired"
  | "canceled"
  | "failed";

/** What a payment may become: truths only move it forward, so that late and shuffled events end in the same state. */
const forward: Record<PaymentState, readonly PaymentState[]> = {
  pending: ["processing", "authorized", "captured", "expired", "canceled", "failed"],
  processing: ["authorized", "captured", "failed", "canceled"],
  authorized: ["captured", "canceled"],
  captured: [],
  // Money that arrives after all is money: it is recorded, and given back.
  expired: ["captured"],
  canceled: ["captured"],
  failed: ["captured"],
};

export function canAdvance(from: PaymentState, to: PaymentState): boolean {
  return forward[from].includes(to);
}

/** The state that the provider's truth stands for. */
export function resolvePaymentState(truth: PaymentTruth): PaymentState {
  switch (truth.intentStatus) {
    case "succeeded":
      return "captured";
    case "requires_capture":
      return "authorized";
    case "processing":
      return "processing";
    case "canceled":
      return truth.sessionStatus === "expired" ? "expired" : "canceled";
    default:
      // Complete without money: a delayed method (a bank debit) that has failed.
      if (truth.sessionStatus === "complete") return "failed";
      return truth.sessionStatus === "expired" ? "expired" : "pending";
  }
}

/** Seconds until the provider is asked again: often while the shopper pays, hourly when it drags on. */
export function nextCheckSeconds(ageSeconds: number): number {
  return ageSeconds < 60 * 60 ? 60 : 60 * 60;
}

/** Why the truth cannot be about this payment; null when it can. */
export function findMismatch(
  payment: { amountMinor: number; currency: string },
  truth: PaymentTruth,
  livemode: boolean,
): string | null {
  if (truth.currency !== payment.currency) return "currency";
  if (truth.amountMinor !== payment.amountMinor) return "amount";
  return truth.livemode === livemode ? null : "livemode";
}
