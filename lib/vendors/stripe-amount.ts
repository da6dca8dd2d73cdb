import { minorUnitDigits } from "@/lib/money/money";

// https://docs.stripe.com/currencies#zero-decimal and #special-cases: ISK and UGX have no minor unit, but Stripe counts
// hundredths of them; MGA has one (of a fifth), but Stripe counts whole ariary.
const wholes = new Set("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split(" "));
const thousandths = new Set("BHD JOD KWD OMR TND".split(" "));

/** Stripe charges three-decimal currencies in steps of ten thousandths. */
const THOUSANDTHS_STEP = 10;

function stripeDigits(currency: string): number {
  if (wholes.has(currency)) return 0;
  return thousandths.has(currency) ? 3 : 2;
}

/** Our minor units in the smallest amount that Stripe can charge: 10 for KWD, 100 for MGA, 1 for most. */
export function chargeStepMinor(currency: string): number {
  if (thousandths.has(currency)) return THOUSANDTHS_STEP;
  return 10 ** Math.max(0, minorUnitDigits(currency) - stripeDigits(currency));
}

/**
 * The only conversion to Stripe's units.
 *
 * @throws Error for an amount between two steps of `chargeStepMinor`: it is refused, never rounded.
 */
export function toStripeAmount(amountMinor: number, currency: string): number {
  const step = chargeStepMinor(currency);
  if (amountMinor % step !== 0) throw new Error(`${amountMinor} ${currency}: not a multiple of ${step}`);
  const shift = stripeDigits(currency) - minorUnitDigits(currency);
  return shift >= 0 ? amountMinor * 10 ** shift : amountMinor / 10 ** -shift;
}

/** Inverse of `toStripeAmount`. */
export function fromStripeAmount(amount: number, currency: string): number {
  const shift = stripeDigits(currency) - minorUnitDigits(currency);
  return shift >= 0 ? Math.round(amount / 10 ** shift) : amount * 10 ** -shift;
}
