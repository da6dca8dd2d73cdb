import type { PaymentTruth } from "@/lib/vendors/stripe";

/** Stripe refuses expiry times below 30 minutes; one more leaves room for the way there. */
export const SESSION_LIFETIME_SECONDS = 31 * 60;

/**
 * https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts, in our minor units. Where Stripe names none it
 * converts, and refuses what is too small itself.
 */
const minimums: Readonly<Record<string, number>> = {
  AED: 200,
  AUD: 50,
  BGN: 100,
  BRL: 50,
  CAD: 50,
  CHF: 50,
  CZK: 1500,
  DKK: 250,
  EUR: 50,
  GBP: 30,
  HKD: 400,
  HUF: 17_500,
  INR: 50,
  JPY: 50,
  MXN: 1000,
  MYR: 200,
  NOK: 300,
  NZD: 50,
  PLN: 200,
  RON: 200,
  SEK: 300,
  SGD: 50,
  THB: 1000,
  USD: 50,
};

export function minimumChargeMinor(currency: string): number {
  return minimums[currency] ?? 1;
}

export type PaymentState =
  | "pending"
  | "processing"
  | "authorized"
  | "captured"
  | "expired"
  | "canceled"
  | "failed";

/** The provider may still move it: it is asked about again, and no other attempt may stand beside it. */
export function isLive(state: PaymentState): boolean {
  return state === "pending" || state === "processing" || state === "authorized";
}

/**
 * What a payment may become: truths only move it forward, so that late and shuffled events end in the same
 * state.
 */
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

const YOUNG_SECONDS = 5 * 60;
const HOUR_SECONDS = 60 * 60;
const DAY_SECONDS = 24 * HOUR_SECONDS;

/**
 * Seconds until the provider is asked again: twice a minute while the shopper pays, so that who has paid is served
 * within one although the event is lost; every minute when it takes longer, hourly when it drags on;
 * after the capture ever more rarely, for a month, to compare the books. Null: never again.
 */
export function nextCheckSeconds(state: PaymentState, ageSeconds: number): number | null {
  if (isLive(state)) {
    if (ageSeconds < YOUNG_SECONDS) return 30;
    return ageSeconds < HOUR_SECONDS ? 60 : HOUR_SECONDS;
  }
  if (state !== "captured") return null;
  if (ageSeconds < HOUR_SECONDS) return HOUR_SECONDS;
  if (ageSeconds < 7 * DAY_SECONDS) return DAY_SECONDS;
  return ageSeconds < 30 * DAY_SECONDS ? 7 * DAY_SECONDS : null;
}

/** How long before its end staff are warned of an authorization that nobody has captured. */
export const WARNING_HOURS = 48;

/**
 * What the provider's books say otherwise than ours; null where they agree. Refunds that are on their way may
 * be in either.
 */
export function findDifference(
  ours: { capturedMinor: number; refundedMinor: number; refundPendingMinor: number },
  truth: Pick<PaymentTruth, "capturedMinor" | "refundedMinor" | "releasedMinor">,
): "captured" | "refunded" | null {
  if (truth.capturedMinor !== ours.capturedMinor) return "captured";
  const most = ours.refundedMinor + ours.refundPendingMinor;
  // What was let go at a partial capture may be counted among what went back, or not.
  const agrees = [truth.refundedMinor, truth.refundedMinor - truth.releasedMinor].some(
    (refunded) => refunded >= ours.refundedMinor && refunded <= most,
  );
  return agrees ? null : "refunded";
}

/** Why the truth cannot be about this payment; null when it can. Of an authorization, a part may be captured. */
export function findMismatch(
  payment: { amountMinor: number; currency: string; captureMethod: "automatic" | "manual" },
  truth: PaymentTruth,
  livemode: boolean,
): string | null {
  if (truth.currency !== payment.currency) return "currency";
  if (truth.amountMinor !== payment.amountMinor) return "amount";
  const isPart =
    payment.captureMethod === "manual" &&
    truth.capturedMinor > 0 &&
    truth.capturedMinor < payment.amountMinor;
  if (truth.intentStatus === "succeeded" && truth.capturedMinor !== payment.amountMinor && !isPart)
    return "captured";
  return truth.livemode === livemode ? null : "livemode";
}
