import { useLocale, useTranslations } from "#words";
import { formattingLocales } from "@/lib/i18n/locales";
import type { Invoice } from "@/lib/invoice/schema";
import { invoicePath } from "./invoice-path";

/** The invoice of an order and what corrects it; nothing before its money was captured. */
export function InvoiceLinks({ invoices, token }: { invoices: readonly Invoice[]; token: string }) {
  const t = useTranslations("invoice");
  const date = new Intl.DateTimeFormat(formattingLocales[useLocale()], {
    dateStyle: "medium",
    timeZone: "UTC",
  });
  if (invoices.length === 0) return null;
  return (
    <section className="mt-8 text-sm print:hidden">
      <h2 className="font-sans font-medium">{t("list")}</h2>
      <ul className="mt-2 grid gap-1">
        {invoices.map((invoice) => (
          <li key={invoice.id} className="flex flex-wrap items-baseline gap-x-3">
            <a
              href={invoicePath(invoice, token)}
              className="inline-flex min-h-6 items-center underline underline-offset-4"
            >
              {t("heading", { title: t(`title.${invoice.kind}`), number: invoice.number })}
            </a>
            <time dateTime={invoice.issuedAt} className="text-muted">
              {date.format(new Date(invoice.issuedAt))}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}
