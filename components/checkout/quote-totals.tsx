import { useLocale, useTranslations } from "#words";
import type { CheckoutQuote } from "@/lib/checkout/schema";
import { formatMoney } from "@/lib/money/money";

const row = "flex justify-between gap-6";

/** The sums of an order that is not placed yet, and for which place they hold. */
export function QuoteTotals({ quote, place }: { quote: CheckoutQuote; place: string }) {
  const t = useTranslations("checkout");
  const locale = useLocale();
  const { subtotal, shipping, taxIncluded, tax, total } = quote;
  const rows: [string, string][] = [
    [t("subtotal"), formatMoney(subtotal, locale)],
    ...(shipping
      ? [
          [t("shipping"), shipping.amount === 0 ? t("free") : formatMoney(shipping, locale)] as [
            string,
            string,
          ],
        ]
      : []),
    [t(taxIncluded ? "taxIncluded" : "tax"), formatMoney(tax, locale)],
  ];
  return (
    <>
      <dl className="grid gap-1">
        {rows.map(([label, value]) => (
          <div key={label} className={row}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div className={`${row} border-t border-line pt-2 text-lg font-semibold`}>
          <dt>{t("total")}</dt>
          <dd>{formatMoney(total, locale)}</dd>
        </div>
      </dl>
      <p className="text-sm text-muted">{t("calculatedFor", { place })}</p>
    </>
  );
}
