import type { FieldError } from "@/lib/errors/app-error";
import { chargeStepMinor } from "@/lib/vendors/stripe-amount";
import type { MethodRate } from "./schema";

/** What is wrong with a method's rates, at their fields. */
export function findRateProblems(rates: readonly MethodRate[]): FieldError[] {
  const problems: FieldError[] = [];
  const refuse = (path: string, message: string) => problems.push({ path, code: "invalid", message });
  const seen = new Set<string>();
  for (const [index, { minSubtotal, price }] of rates.entries()) {
    const step = chargeStepMinor(price.currency);
    if (price.currency !== minSubtotal.currency) {
      refuse(`rates.${index}.price`, "The price is in the currency of the goods");
    }
    if (price.amount % step !== 0) {
      refuse(
        `rates.${index}.price`,
        `In ${price.currency} only multiples of ${step} minor units can be charged`,
      );
    }
    const key = `${minSubtotal.currency} ${minSubtotal.amount}`;
    if (seen.has(key))
      refuse(`rates.${index}.minSubtotal`, "Another price is for goods from this value already");
    seen.add(key);
  }
  return problems;
}

/** What is wrong with where a zone is: it names countries, or is all the rest. */
export function findPlaceProblems(zone: {
  countries: readonly string[];
  restOfWorld: boolean;
}): FieldError[] {
  const isNowhere = !zone.restOfWorld && zone.countries.length === 0;
  const isBoth = zone.restOfWorld && zone.countries.length > 0;
  if (!isNowhere && !isBoth) return [];
  const message = isBoth
    ? "The rest of the world names no countries: take them out, or make it a zone of its own"
    : "Choose a country at least, or the rest of the world";
  return [{ path: "countries", code: "invalid", message }];
}
