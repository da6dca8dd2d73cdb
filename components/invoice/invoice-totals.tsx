import { useLocale, useTranslations } from "#words";
import { formattingLocales } from "@/lib/i18n/locales";
import type { Invoice } from "@/lib/invoice/schema";
import { formatMoney, type Money } from "@/lib/money/money";

/** From the goods to the total; tax by rate with what it is reckoned on, on top of prices or within them. */
export function InvoiceTotals({ invoice }: { invoice: Invoice }) {
  const t = useTranslations("invoice");
  const locale = useLocale();
  const percent = new Intl.NumberFormat(formattingLocales[locale], { maximumFractionDigits: 4 });
  const money = (amount: Money) => formatMoney(amount, locale);
  const less = ({ amount, currency }: Money) => money({ amount: -amount, currency });
  const taxes = invoice.taxes.map(({ name, ratePpm, net, amount }): [string, string] => [
    t("tax", { name, rate: percent.format(ratePpm / 10_000), net: money(net) }),
    money(amount),
  ]);
  const sums: [string, string][] = [
    [t("subtotal"), money(invoice.subtotal)],
    ...invoice.discounts.map(({ name, code, amount }): [string, string] => [
      code ? t("discountBy", { name, code }) : name,
      less(amount),
    ]),
    ...optional(invoice.shipping, t("shipping"), money),
    ...optional(invoice.reduction, t("reduction"), less),
    ...(invoice.taxIncluded ? [] : taxes),
  ];
  return (
    <div className="mt-4 ml-auto max-w-sm break-inside-avoid">
      <dl className="grid gap-1.5">
        {sums.map(([label, value]) => (
          <Row key={label} label={label} value={value} />
        ))}
        <Row
          label={t("total")}
          value={money(invoice.total)}
          look="mt-1 border-t border-ink/40 pt-2 text-base font-semibold"
        />
      </dl>
      {invoice.taxIncluded && taxes.length > 0 ? (
        <>
          <p className="mt-4 text-muted">{t("taxIncluded")}</p>
          <dl className="mt-1 grid gap-1.5 text-muted">
            <Row label={t("net")} value={money(invoice.net)} />
            {taxes.map(([label, value]) => (
              <Row key={label} label={label} value={value} />
            ))}
          </dl>
        </>
      ) : null}
    </div>
  );
}

function optional(amount: Money, label: string, format: (amount: Money) => string): [string, string][] {
  return amount.amount > 0 ? [[label, format(amount)]] : [];
}

function Row({ label, value, look = "" }: { label: string; value: string; look?: string }) {
  return (
    <div className={`flex justify-between gap-6 ${look}`}>
      <dt>{label}</dt>
      <dd className="whitespace-nowrap tabular-nums">{value}</dd>
    </div>
  );
}
