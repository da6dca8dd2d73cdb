import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { CopyField } from "@/components/admin/copy-field";
import { DraftCustomerForm } from "@/components/admin/draft/draft-customer-form";
import { DraftDiscountForm } from "@/components/admin/draft/draft-discount-form";
import { DraftLines } from "@/components/admin/draft/draft-lines";
import { DraftLinesForm } from "@/components/admin/draft/draft-lines-form";
import { DraftMethodForm } from "@/components/admin/draft/draft-method-form";
import { CancelDraftForm, SendDraftForm } from "@/components/admin/draft/draft-move-forms";
import { DraftVariantSearch } from "@/components/admin/draft/draft-variant-search";
import { problemNames } from "@/components/admin/draft/problem-names";
import { formatTime } from "@/components/admin/format-time";
import { HistorySection } from "@/components/admin/history-section";
import { Offered } from "@/components/admin/offered";
import { listCountries } from "@/components/checkout/places";
import { QuoteTotals } from "@/components/checkout/quote-totals";
import { Badge } from "@/components/ui/badge";
import { requireStaffContext } from "@/lib/auth/require-staff";
import {
  getDraftOrderOperation,
  listDraftMethodsOperation,
  listDraftVariantsOperation,
} from "@/lib/draft-order/operations";
import type { DraftOrder, DraftVariant } from "@/lib/draft-order/schema";
import { AppError } from "@/lib/errors/app-error";
import { defaultLocale } from "@/lib/i18n/locales";
import { formatMoney } from "@/lib/money/money";
import { type Context, hasPermission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { listNamedCountries } from "@/lib/shipping/list-named-countries";

export const metadata: Metadata = { title: "Draft order" };

type Props = { params: Promise<{ draftOrderId: string }>; searchParams: Promise<{ q?: string }> };

export default async function DraftOrderPage({ params, searchParams }: Props) {
  const ctx = await requireStaffContext("orders:read");
  const draft = await executeOperation(getDraftOrderOperation, ctx, await params).catch((error: unknown) => {
    if (error instanceof AppError && (error.code === "not_found" || error.code === "validation_failed"))
      notFound();
    throw error;
  });
  const isOpen = draft.state === "open" || draft.state === "sent";
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">{draft.number}</h1>
        <Badge>{draft.state}</Badge>
      </div>
      <p className="mb-6 text-sm text-muted">{`Put together by ${draft.createdBy}, ${formatTime(draft.createdAt)}`}</p>
      <OrderOfDraft draft={draft} />
      {isOpen ? (
        <Offered to={hasPermission(ctx.actor, "orders:write")}>
          {await editable(ctx, draft, (await searchParams).q)}
        </Offered>
      ) : (
        <Finished draft={draft} />
      )}
      <HistorySection ctx={ctx} object={draft.id} />
    </>
  );
}

/** What it became, or that somebody is paying it now. */
function OrderOfDraft({ draft: { order, state } }: { draft: DraftOrder }) {
  if (!order) return null;
  const link = (
    <Link href={`/admin/orders/${order.id}`} className="underline underline-offset-4">
      {order.number}
    </Link>
  );
  if (state === "completed") return <p className="mb-6">It was paid, and is the order {link} now.</p>;
  if (order.status === "pending_payment") {
    return (
      <p className="mb-6">
        The customer is at the payment page now, with the order {link}. An edit ends that payment.
      </p>
    );
  }
  return <p className="mb-6 text-muted">The last try to pay it was the order {link}.</p>;
}

async function editable(ctx: Context, draft: DraftOrder, q: string | undefined) {
  const typed = q?.trim().slice(0, 200) ?? "";
  const found: DraftVariant[] | null = typed
    ? (await executeOperation(listDraftVariantsOperation, ctx, { q: typed })).data
    : null;
  const { data: methods } = await executeOperation(listDraftMethodsOperation, ctx, {
    draftOrderId: draft.id,
  });
  return (
    <div className="grid gap-10 lg:grid-cols-[1fr_20rem]">
      <div className="grid min-w-0 content-start gap-10">
        <section>
          <h2 className="mb-3 text-lg font-medium">What is ordered</h2>
          {draft.lines.length > 0 ? (
            <DraftLinesForm draft={draft} />
          ) : (
            <p className="text-muted">Nothing yet. Look for a product below, and put it in.</p>
          )}
          <DraftVariantSearch draft={draft} q={typed} found={found} />
        </section>
        <section>
          <h2 className="mb-3 text-lg font-medium">Who gets it</h2>
          <DraftCustomerForm
            draft={draft}
            countries={listCountries(defaultLocale, await listNamedCountries(ctx.db))}
          />
        </section>
        {draft.requiresShipping ? (
          <section>
            <h2 className="mb-3 text-lg font-medium">How it is shipped</h2>
            <DraftMethodForm draft={draft} methods={methods} />
          </section>
        ) : null}
        <section>
          <h2 className="mb-3 text-lg font-medium">Discount</h2>
          <DraftDiscountForm draft={draft} />
        </section>
      </div>
      <aside className="grid content-start gap-6 lg:sticky lg:top-6 lg:self-start">
        <Totals draft={draft} />
        {draft.problems.length > 0 ? (
          <ul className="list-disc pl-5 text-sm">
            {draft.problems.map((problem) => (
              <li key={problem}>{problemNames[problem]}</li>
            ))}
          </ul>
        ) : null}
        <SendDraftForm draft={draft} />
        {draft.state === "sent" ? <SentNote draft={draft} /> : null}
        <CancelDraftForm draft={draft} />
      </aside>
    </div>
  );
}

function SentNote({ draft }: { draft: DraftOrder }) {
  return (
    <div className="grid gap-3 text-sm">
      <p>
        {`Sent ${draft.sentAt ? formatTime(draft.sentAt) : ""}`}
        {draft.sentTotal ? `, with a total of ${formatMoney(draft.sentTotal)}` : ""}
        {draft.linkEndsAt ? `. It can be paid until ${formatTime(draft.linkEndsAt)}.` : ""}
      </p>
      {draft.paymentLink ? <CopyField label="Payment link" text={draft.paymentLink} /> : null}
    </div>
  );
}

function Totals({ draft }: { draft: DraftOrder }) {
  return (
    <section className="grid gap-2 rounded-xl border border-line bg-surface p-4 text-sm">
      <h2 className="text-lg font-medium">Totals</h2>
      {draft.quote ? (
        <QuoteTotals quote={draft.quote} place={placeOf(draft)} />
      ) : (
        <p className="flex justify-between gap-6">
          <span>Goods, before discounts</span>
          <span>{formatMoney(draft.subtotal)}</span>
        </p>
      )}
    </section>
  );
}

const placeOf = ({ shippingAddress }: DraftOrder) =>
  [shippingAddress?.region, shippingAddress?.country].filter(Boolean).join(", ");

/** Nothing of it can be changed any more. */
function Finished({ draft }: { draft: DraftOrder }) {
  return (
    <div className="grid gap-6">
      {draft.state === "canceled" ? <p>It was canceled: its link says so.</p> : null}
      <DraftLines draft={draft} />
      <p>{draft.email || "It was for nobody yet."}</p>
    </div>
  );
}
