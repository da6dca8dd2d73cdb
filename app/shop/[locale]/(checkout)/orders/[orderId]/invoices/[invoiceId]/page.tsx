import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { Link } from "@/components/i18n/link";
import { redirectTo } from "@/components/i18n/redirect-to";
import { getLocale, getTranslations } from "@/components/i18n/words.server";
import { InvoiceDocument } from "@/components/invoice/invoice-document";
import { invoicePath } from "@/components/invoice/invoice-path";
import { PrintButton } from "@/components/invoice/print-button";
import { AppError } from "@/lib/errors/app-error";
import { newId } from "@/lib/ids/new-id";
import { listOrderInvoicesOperation } from "@/lib/invoice/operations";
import type { Invoice } from "@/lib/invoice/schema";
import { getDatabase } from "@/lib/operation/database";
import { executeOperation } from "@/lib/operation/execute-operation";

export const dynamic = "force-dynamic";

type Props = {
  params: Promise<{ orderId: string; invoiceId: string }>;
  searchParams: Promise<{ token?: string }>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { orderId, invoiceId } = await params;
  const { token = "" } = await searchParams;
  const found = await findInvoice(orderId, token, invoiceId);
  const t = await getTranslations("invoice");
  // A browser proposes the title as the file's name when the page is printed.
  const title = found ? t("heading", { title: t(`title.${found.kind}`), number: found.number }) : t("list");
  return { title, robots: { index: false }, referrer: "same-origin" };
}

export default async function InvoicePage({ params, searchParams }: Props) {
  const { orderId, invoiceId } = await params;
  const { token = "" } = await searchParams;
  const found = await findInvoice(orderId, token, invoiceId);
  // An unknown order is looked for there; of a known one, its page says which invoices it has.
  if (!found) return redirectTo(`/orders/${encodeURIComponent(orderId)}?token=${encodeURIComponent(token)}`);
  // It is written in the order's language, and in no other.
  if (found.locale !== (await getLocale())) redirect(invoicePath(found, token));
  const t = await getTranslations("invoice");
  return (
    <main className="mx-auto max-w-3xl px-4 py-8 print:max-w-none print:p-0">
      <div className="mb-4 flex flex-wrap items-center justify-between gap-4 print:hidden">
        <Link
          href={`/orders/${orderId}?token=${encodeURIComponent(token)}`}
          className="inline-flex min-h-6 items-center text-sm text-muted underline underline-offset-4"
        >
          {t("backToOrder")}
        </Link>
        <PrintButton label={t("print")} />
      </div>
      <InvoiceDocument invoice={found} />
    </main>
  );
}

/** Null for whoever does not hold the order, and where it has no such document. */
const findInvoice = cache(
  async (orderId: string, token: string, invoiceId: string): Promise<Invoice | null> => {
    const ctx = { db: getDatabase().db, actor: { type: "guest" as const }, requestId: newId() };
    try {
      const { data } = await executeOperation(listOrderInvoicesOperation, ctx, { orderId, token });
      return data.find(({ id }) => id === invoiceId) ?? null;
    } catch (error) {
      if (error instanceof AppError && error.status < 500) return null;
      throw error;
    }
  },
);
