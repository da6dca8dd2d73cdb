import type { CheckoutQuote } from "@/lib/checkout/schema";
import { formatMoney } from "@/lib/money/money";

/** The sums of an order that is not placed yet, and for which place they hold. */
export function QuoteTotals({ quote, place }: { quote: CheckoutQuote; place: string }) {
  const rows: [string, string][] = [
    ["Subtotal", formatMoney(quote.subtotal)],
    ...(quote.shipping
      ? [["Shipping", quote.shipping.amount === 0 ? "Free" : formatMoney(quote.shipping)] as [string, string]]
      : []),
    [quote.taxIncluded ? "Including tax" : "Tax", formatMoney(quote.tax)],
    ["Total", formatMoney(quote.total)],
  ];
  return (
    <>
      <dl className="grid gap-1">
        {rows.map(([label, value]) => (
          <div
            key={label}
            className={`flex justify-between gap-6 ${label === "Total" ? "border-t border-line pt-2 text-lg font-semibold" : ""}`}
          >
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="text-sm text-muted">{`Shipping and tax are calculated for ${place}.`}</p>
    </>
  );
}
