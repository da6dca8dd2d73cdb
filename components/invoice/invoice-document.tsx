import { useLocale, useTranslations } from "#words";
import { addressLines } from "@/lib/checkout/address-lines";
import { formattingLocales } from "@/lib/i18n/locales";
import { differsFromIssue } from "@/lib/invoice/rules";
import type { Invoice } from "@/lib/invoice/schema";
import { InvoiceLines } from "./invoice-lines";
import { InvoiceTotals } from "./invoice-totals";

/** A document as it is printed: who sold, who bought, what and for how much. */
export function InvoiceDocument({ invoice }: { invoice: Invoice }) {
  const t = useTranslations("invoice");
  const locale = useLocale();
  const { kind, number, seller, buyer, corrects } = invoice;
  const date = new Intl.DateTimeFormat(formattingLocales[locale], { dateStyle: "long", timeZone: "UTC" });
  const dates = (iso: string) => <time dateTime={iso}>{date.format(new Date(iso))}</time>;
  return (
    <article className="rounded-xl border border-line bg-surface px-4 py-8 text-sm sm:p-12 print:border-0 print:bg-transparent print:p-0 print:[page:invoice]">
      <header className="flex flex-wrap justify-between gap-x-12 gap-y-8">
        <section aria-label={t("billedTo")} className="min-w-44 self-end">
          <h2 className="font-sans text-xs text-muted">{t("billedTo")}</h2>
          <Address lines={[buyer.company, buyer.name, ...addressLines(buyer, locale)]} />
          {buyer.vatId ? <p>{t("vatId", { vatId: buyer.vatId })}</p> : null}
        </section>
        <address className="not-italic sm:text-right">
          <p className="font-medium wrap-anywhere">{seller.name}</p>
          <Address lines={addressLines(seller, locale)} />
          <Address
            lines={[
              seller.email,
              seller.phone,
              seller.vatId ? t("vatId", { vatId: seller.vatId }) : "",
              seller.taxNumber ? t("taxNumber", { taxNumber: seller.taxNumber }) : "",
              seller.register,
            ]}
            className="mt-2 text-muted"
          />
        </address>
      </header>
      <h1 className="mt-12 text-2xl tracking-tight">{t("heading", { title: t(`title.${kind}`), number })}</h1>
      <dl className="mt-4 flex flex-wrap gap-x-10 gap-y-3">
        <Fact label={t("issuedAt")}>{dates(invoice.issuedAt)}</Fact>
        {invoice.supply && differsFromIssue(invoice.supply.at, invoice.issuedAt) ? (
          <Fact label={t(`supply.${invoice.supply.kind}`)}>{dates(invoice.supply.at)}</Fact>
        ) : null}
        {corrects && kind !== "invoice" ? <Fact label={t(`corrects.${kind}`)}>{corrects.number}</Fact> : null}
        <Fact label={t("orderNumber")}>{invoice.orderNumber}</Fact>
        <Fact label={t("orderedAt")}>{dates(invoice.orderedAt)}</Fact>
      </dl>
      <InvoiceLines invoice={invoice} />
      <InvoiceTotals invoice={invoice} />
      <p className="mt-10">{t(`note.${kind}`)}</p>
    </article>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Address({ lines, className = "" }: { lines: string[]; className?: string }) {
  const shown = lines.map((line) => line.trim()).filter(Boolean);
  if (shown.length === 0) return null;
  return <p className={`wrap-anywhere whitespace-pre-line ${className}`}>{shown.join("\n")}</p>;
}
