import type { Metadata } from "next";
import Link from "next/link";
import { DeadLetterCard } from "@/components/admin/dead-letter-card";
import { NextPageLink } from "@/components/admin/list-controls";
import { OutboxBacklogView } from "@/components/admin/outbox-backlog";
import { PaymentMismatches } from "@/components/admin/payment-mismatches";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { listDeadLettersOperation } from "@/lib/dead-letter/operations";
import { hasPermission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { getOutboxBacklogOperation } from "@/lib/outbox/operations";
import { listPaymentMismatchesOperation } from "@/lib/payment/operations";

export const metadata: Metadata = { title: "Jobs" };

const PAGE = 20;

type Props = { searchParams: Promise<{ show?: string; cursor?: string }> };

/** What works behind the shop and needs a person: jobs that gave up, effects that wait, payments that do not fit. */
export default async function JobsPage({ searchParams }: Props) {
  const ctx = await requireStaffContext("orders:read");
  const { show, cursor } = await searchParams;
  const isOpen = show !== "done";
  const letters = await executeOperation(listDeadLettersOperation, ctx, {
    open: String(isOpen),
    limit: PAGE,
    ...(cursor ? { cursor } : {}),
  });
  const backlog = await executeOperation(getOutboxBacklogOperation, ctx, {});
  const mismatches = await executeOperation(listPaymentMismatchesOperation, ctx, {});
  return (
    <>
      <h1 className="mb-6 text-2xl font-semibold tracking-tight">Jobs</h1>
      <section className="mb-12">
        <h2 className="mb-2 text-lg font-medium">Dead letters</h2>
        <p className="max-w-2xl text-muted">
          Jobs that were tried eleven times and gave up. Solve what the error says, then have them tried
          again: a job does nothing twice.
        </p>
        <nav aria-label="Dead letters" className="my-3 flex gap-5 text-sm">
          <FilterLink href="/admin/jobs" isCurrent={isOpen} title="Open" />
          <FilterLink href="/admin/jobs?show=done" isCurrent={!isOpen} title="Dealt with" />
        </nav>
        {letters.data.length === 0 ? (
          <p className="py-4 text-muted">{isOpen ? "No job has given up." : "Nothing was dealt with yet."}</p>
        ) : (
          <ul className="grid gap-3">
            {letters.data.map((letter) => (
              <DeadLetterCard
                key={letter.id}
                letter={letter}
                mayWrite={hasPermission(ctx.actor, "orders:write")}
              />
            ))}
          </ul>
        )}
        <NextPageLink path="/admin/jobs" query={isOpen ? {} : { show: "done" }} cursor={letters.nextCursor} />
      </section>
      <OutboxBacklogView backlog={backlog} />
      <PaymentMismatches mismatches={mismatches} />
    </>
  );
}

function FilterLink({ href, title, isCurrent }: { href: string; title: string; isCurrent: boolean }) {
  return (
    <Link
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      className={`py-2 underline-offset-4 ${isCurrent ? "font-medium underline" : "text-muted hover:underline"}`}
    >
      {title}
    </Link>
  );
}
