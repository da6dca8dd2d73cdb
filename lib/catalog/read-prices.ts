import { AppError } from "@/lib/errors/app-error";
import { formatDecimal, type Money, parseDecimal } from "@/lib/money/money";
import { currencyShape } from "@/lib/operation/shapes";
import { MAX_PRICE_MINOR } from "./schema";

type Prices = { price: Money; compareAtPrice: Money | null };

/**
 * The prices that a form carries as decimals; an empty former price is none.
 *
 * @throws AppError `validation_failed` with a message for each field that is no amount.
 */
export function readPrices(typed: { price: string; compareAtPrice: string }, currency: string): Prices {
  if (!currencyShape.safeParse(currency).success)
    throw new AppError("validation_failed", "currency: unknown");
  const highest = formatDecimal({ amount: MAX_PRICE_MINOR, currency });
  const message = `an amount such as 12.50, from 0 to ${highest}`;
  const reduced = typed.compareAtPrice.trim() !== "";
  const amounts = {
    price: parseDecimal(typed.price, currency),
    compareAtPrice: reduced ? parseDecimal(typed.compareAtPrice, currency) : 0,
  };
  const fields = Object.entries(amounts)
    .filter(([, amount]) => amount === null || amount > MAX_PRICE_MINOR)
    .map(([path]) => ({ path, code: "amount", message }));
  if (fields.length > 0)
    throw new AppError("validation_failed", `Nothing was saved: give ${message}`, { fields });
  return {
    price: { amount: amounts.price ?? 0, currency },
    compareAtPrice: reduced ? { amount: amounts.compareAtPrice ?? 0, currency } : null,
  };
}
