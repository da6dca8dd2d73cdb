import { defaultLocale, formattingLocales, type Locale } from "@/lib/i18n/locales";

/** An amount in the currency's minor unit (cents, yen, …) with its ISO 4217 code. */
export type Money = { amount: number; currency: string };

// ISO 4217, list one. Not `Intl`: its digits follow custom (0 for HUF or IDR), and differ between versions of
// ICU, so that an upgrade would shift every stored amount by two digits.
const digitsOf: Readonly<Record<string, number>> = {
  ...listed("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF", 0),
  ...listed("BHD IQD JOD KWD LYD OMR TND", 3),
  ...listed("CLF UYW", 4),
};

function listed(codes: string, digits: number): Record<string, number> {
  return Object.fromEntries(codes.split(" ").map((code) => [code, digits]));
}

/**
 * Digits after the decimal point in the currency's minor unit, as ISO 4217 has it: 2 for USD, 0 for JPY, 3
 * for KWD.
 */
export function minorUnitDigits(currency: string): number {
  return digitsOf[currency] ?? 2;
}

/** For people who read this language: `$12.50`, `12,50 $`. */
export function formatMoney({ amount, currency }: Money, locale: Locale = defaultLocale): string {
  const digits = minorUnitDigits(currency);
  return new Intl.NumberFormat(formattingLocales[locale], {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount / 10 ** digits);
}

/** For form fields: the amount as a plain decimal, for example `12.50`. */
export function formatDecimal({ amount, currency }: Money): string {
  return (amount / 10 ** minorUnitDigits(currency)).toFixed(minorUnitDigits(currency));
}

/**
 * Reads a plain decimal such as `12.5` or `1299` into minor units without passing through a float.
 *
 * @returns null when it is not a decimal, is negative, or has more digits than the currency has.
 */
export function parseDecimal(text: string, currency: string): number | null {
  const match = /^(\d{1,12})(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const digits = minorUnitDigits(currency);
  const fraction = (match[2] ?? "").replace(/0+$/, "");
  if (fraction.length > digits) return null;
  return Number(match[1] + fraction.padEnd(digits, "0"));
}
