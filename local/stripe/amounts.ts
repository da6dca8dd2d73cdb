import { invalidRequest } from "./stripe-error";

/** https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts, in Stripe's units. */
const minimums: Record<string, number> = {
  aed: 200,
  czk: 1500,
  dkk: 250,
  gbp: 30,
  hkd: 400,
  huf: 17_500,
  mxn: 1000,
  myr: 200,
  nok: 300,
  pln: 200,
  ron: 200,
  sek: 300,
  thb: 1000,
};
const MINIMUM = 50;
const MAXIMUM = 99_999_999;

/** Currencies without a smaller unit that Stripe counts in hundredths all the same. */
const countedInHundredths = new Set(["isk", "ugx"]);

/** @throws StripeError for an amount that Stripe would not charge. */
export function checkAmount(amount: number, currency: string, param: string): void {
  const least = minimums[currency] ?? MINIMUM;
  if (amount < least) {
    const message = `Amount must be at least ${formatAmount(least, currency)}`;
    throw invalidRequest(message, param, "amount_too_small");
  }
  if (amount > MAXIMUM) {
    const message = `Amount must be no more than ${formatAmount(MAXIMUM, currency)}`;
    throw invalidRequest(message, param, "amount_too_large");
  }
  const step = countedInHundredths.has(currency) ? 100 : digitsOf(currency) === 3 ? 10 : 1;
  if (amount % step !== 0) {
    throw invalidRequest(`Amounts in ${currency.toUpperCase()} must be divisible by ${step}.`, param);
  }
}

export function formatAmount(amount: number, currency: string): string {
  const digits = digitsOf(currency);
  const format = new Intl.NumberFormat("en-US", { style: "currency", currency });
  return format.format(amount / 10 ** digits);
}

function digitsOf(currency: string): number {
  if (countedInHundredths.has(currency)) return 2;
  const format = new Intl.NumberFormat("en-US", { style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}
