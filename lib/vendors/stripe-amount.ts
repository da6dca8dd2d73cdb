import { minorUnitDigits } from "@/lib/money/money";

/** Stripe counts hundredths of these although they have no minor unit. https://docs.stripe.com/currencies#special-cases */
const hundredths = new Set(["ISK", "UGX"]);

/** The only conversion to Stripe's units. */
export function toStripeAmount(amountMinor: number, currency: string): number {
  if (hundredths.has(currency) && minorUnitDigits(currency) === 0) return amountMinor * 100;
  // Three-decimal currencies are charged in steps of ten: what is below is no amount that can be paid.
  if (minorUnitDigits(currency) === 3 && amountMinor % 10 !== 0) {
    throw new Error(`${amountMinor} ${currency}: the last digit must be 0`);
  }
  return amountMinor;
}

/** Inverse of `toStripeAmount`. */
export function fromStripeAmount(amount: number, currency: string): number {
  return hundredths.has(currency) && minorUnitDigits(currency) === 0 ? Math.round(amount / 100) : amount;
}
