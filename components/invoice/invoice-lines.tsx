import { useLocale, useTranslations } from "#words";
import type { Invoice } from "@/lib/invoice/schema";
import { formatMoney } from "@/lib/money/money";

/** The goods, line by line; nothing where a correction is of the shipping alone. */
export function InvoiceLines({ invoice }: { invoice: Invoice }) {
  const t = useTranslations("invoice");
  const locale = useLocale();
  const goods = invoice.lines.filter(({ kind }) => kind === "goods");
  if (goods.length === 0) return null;
  const head = "py-2 text-right text-xs font-medium text-muted";
  return (
    <table className="mt-10 w-full">
      <caption className="sr-only">{t("lines")}</caption>
      <thead className="border-b border-ink/40">
        <tr>
          <th scope="col" className="py-2 text-left text-xs font-medium text-muted">
            {t("description")}
          </th>
          <th scope="col" className={`${head} pl-3`}>
            {t("quantity")}
          </th>
          <th scope="col" className={`${head} hidden pl-3 sm:table-cell print:table-cell`}>
            {t("unitPrice")}
          </th>
          <th scope="col" className={`${head} pl-3`}>
            {t("amount")}
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line border-b border-line">
        {goods.map((line) => (
          <tr key={line.orderLineId} className="break-inside-avoid align-top">
            <td className="py-3 wrap-anywhere">
              <bdi>{line.title}</bdi>
              {line.variantTitle === "Default" ? null : (
                <span className="block text-muted">{line.variantTitle}</span>
              )}
              {line.sku ? (
                <span className="block text-xs text-muted">{t("sku", { sku: line.sku })}</span>
              ) : null}
            </td>
            <td className="py-3 pl-3 text-right tabular-nums">{line.quantity}</td>
            <td className="hidden py-3 pl-3 text-right whitespace-nowrap tabular-nums sm:table-cell print:table-cell">
              {line.unitPrice ? formatMoney(line.unitPrice, locale) : null}
            </td>
            <td className="py-3 pl-3 text-right whitespace-nowrap tabular-nums">
              {formatMoney(line.amount, locale)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
