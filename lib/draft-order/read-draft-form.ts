import { AppError } from "@/lib/errors/app-error";
import { parseDecimal } from "@/lib/money/money";
import { readPercent } from "@/lib/promotion/read-draft";

type Form = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");
const toFields = (value: unknown): Form =>
  typeof value === "object" && value !== null ? (value as Form) : {};

/** Who gets it and where it goes. An address in which nothing was typed is none. */
export function readCustomer({ language, shippingAddress, billingAddress, ...rest }: Form): Form {
  return {
    ...rest,
    locale: language,
    shippingAddress: readAddress(shippingAddress),
    billingAddress: readAddress(billingAddress),
  };
}

function readAddress(value: unknown): Form | null {
  const { country, ...typed } = toFields(value);
  if (Object.values(typed).every((part) => text(part) === "")) return null;
  return { ...typed, country: text(country).toUpperCase() };
}

/** The lines of a form (`lines.<variant id>.…`), without those of which none is wanted. */
export function readLines(lines: unknown, currency: unknown): Form[] {
  return Object.entries(toFields(lines)).flatMap(([variantId, value]) => {
    const { quantity, price, reason } = toFields(value);
    const typed = text(quantity);
    if (typed === "" || typed === "0") return [];
    if (!/^\d{1,3}$/.test(typed)) throw wrong(`lines.${variantId}.quantity`, "a whole number up to 999");
    const unitPrice = readAmount(price, currency, `lines.${variantId}.price`);
    return [{ variantId, quantity: Number(typed), unitPrice, priceReason: unitPrice ? text(reason) : "" }];
  });
}

/** Neither a share nor an amount: no discount. */
export function readDiscount({ percentPpm, amount, reason, currency }: Form): Form | null {
  const ppm = readPercent(text(percentPpm));
  const money = readAmount(amount, currency, "discount.amount");
  return ppm === null && money === null ? null : { percentPpm: ppm, amount: money, reason: text(reason) };
}

function readAmount(
  value: unknown,
  currency: unknown,
  path: string,
): { amount: number; currency: string } | null {
  const typed = text(value);
  if (typed === "") return null;
  const amount = parseDecimal(typed, String(currency));
  if (amount === null) throw wrong(path, "an amount such as 12.50");
  return { amount, currency: String(currency) };
}

function wrong(path: string, what: string): AppError {
  return new AppError("validation_failed", `${path}: ${what}`, {
    fields: [{ path, code: "invalid", message: `Enter ${what}` }],
  });
}
