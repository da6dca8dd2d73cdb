import { useLocale, useTranslations } from "#words";
import type { CheckoutQuote } from "@/lib/checkout/schema";
import { formatMoney } from "@/lib/money/money";

const row = "flex justify-between gap-6";

/** The sums of an order that is not placed yet, and for which place they hold. */
export function QuoteTotals({ quote, place }: { quote: CheckoutQuote; place: string }) {
  const t = useTranslations("checkout");
  const locale = useLocale();
  const { subtotal, promotions, shipping, taxIncluded, tax, total } = quote;
  const freed = promotions.find((promotion) => promotion.shipping);
  const rows: [string, string][] = [
    [t("subtotal"), formatMoney(subtotal, locale)],
    ...promotions
      .filter((promotion) => !promotion.shipping)
      .map(({ name, code, amount }): [string, string] => [
        code ? t("discountBy", { name, code }) : name,
        formatMoney({ ...amount, amount: -amount.amount }, locale),
      ]),
    ...(shipping
      ? [
          [
            freed ? t("shippingBy", { name: freed.name }) : t("shipping"),
            shipping.amount === 0 ? t("free") : formatMoney(shipping, locale),
          ] as [string, string],
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
