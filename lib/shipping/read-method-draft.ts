import { AppError } from "@/lib/errors/app-error";
import { parseDecimal } from "@/lib/money/money";
import type { MethodRate } from "./schema";

/**
 * What the form of a method sends. Rows of prices that were left empty are none; `others` are rates in currencies that the
 * form does not show, which stay.
 *
 * @throws AppError `validation_failed` at an amount that is none.
 */
export function readMethodDraft(
  form: Record<string, unknown>,
  others: readonly MethodRate[],
): Record<string, unknown> {
  const { currency: _, rates, position, ...rest } = form;
  return {
    ...rest,
    position: position === "" ? 0 : position,
    rates: [...readRates(rates, String(form.currency ?? "")), ...others],
  };
}

function readRates(rows: unknown, currency: string): MethodRate[] {
  return Object.entries((rows ?? {}) as Record<string, unknown>).flatMap(([index, row]) => {
    const { from, price } = (row ?? {}) as Record<string, unknown>;
    const text = (value: unknown) => String(value ?? "").trim();
    if (text(from) === "" && text(price) === "") return [];
    const amount = (name: string, value: string) => {
      const minor = parseDecimal(value, currency);
      if (minor !== null) return { amount: minor, currency };
      const path = `rates.${index}.${name}`;
      const message = "Enter an amount such as 12.50, or 0";
      throw new AppError("validation_failed", message, { fields: [{ path, code: "invalid", message }] });
    };
    return [{ minSubtotal: amount("minSubtotal", text(from) || "0"), price: amount("price", text(price)) }];
  });
}
