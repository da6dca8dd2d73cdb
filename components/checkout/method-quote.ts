import type { CheckoutQuote } from "@/lib/checkout/schema";
import type { Money } from "@/lib/money/money";

/** A shipping method with what the whole order costs by it; without an id where nothing is shipped. */
export type MethodQuote = {
  method: { id: string | undefined; name: string; estimate: string; price: Money | null };
  quote: CheckoutQuote;
};
