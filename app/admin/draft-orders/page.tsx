import type { Metadata } from "next";
import Link from "next/link";
import { formatTime } from "@/components/admin/format-time";
import { NextPageLink, SearchForm } from "@/components/admin/list-controls";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { Cell, Table } from "@/components/ui/table";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { listDraftOrdersOperation } from "@/lib/draft-order/operations";
import { draftStates } from "@/lib/draft-order/schema";
import { formatMoney } from "@/lib/money/money";
import { hasPermission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";

export const metadata: Metadata = { title: "Draft orders" };

type Props = { searchParams: Promise<{ status?: string; q?: string; cursor?: string }> };

export default async function DraftOrdersPage({ searchParams }: Props) {
  const ctx = await requireStaffContext("orders:read");
  const { status, q, cursor } = await searchParams;
  const query = { ...(status ? { status } : {}), ...(q ? { q } : {}) };
  const page = await executeOperation(listDraftOrdersOperation, ctx, {
    ...(status ? { state: status } : {}),
    ...(q ? { q } : {}),
    ...(cursor ? { cursor } : {}),
  });
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">Draft orders</h1>
        {hasPermission(ctx.actor, "orders:write") ? (
          <Link href="/admin/draft-orders/new" className={buttonClass()}>
            New draft
          </Link>
        ) : null}
      </div>
      <SearchForm
        path="/admin/draft-orders"
        q={q}
        status={status}
        statuses={draftStates}
        label="Number or mail address"
      />
      {page.data.length === 0 ? (
        <p className="py-10 text-muted">
          {status || q
            ? "No drafts fit."
            : "No drafts yet. A draft is an order that you put together for a customer, who pays it by a link."}
        </p>
      ) : (
        <Table
          caption="Draft orders"
          head={["Number", "Customer", "Items", "State", "Order", "Sent", "By", "Edited"]}
        >
          {page.data.map((draft) => (
            <tr key={draft.id}>
              <Cell>
                <Link
                  href={`/admin/draft-orders/${draft.id}`}
                  className="font-medium underline underline-offset-4"
                >
                  {draft.number}
                </Link>
              </Cell>
              <Cell>{draft.email || "nobody yet"}</Cell>
              <Cell>{draft.quantity}</Cell>
              <Cell>
                <Badge>{draft.state}</Badge>
              </Cell>
              <Cell>
                {draft.order ? (
                  <Link href={`/admin/orders/${draft.order.id}`} className="underline underline-offset-4">
                    {draft.order.number}
                  </Link>
                ) : (
                  "—"
                )}
              </Cell>
              <Cell>
                {draft.sentAt && draft.sentTotal
                  ? `${formatMoney(draft.sentTotal)}, ${formatTime(draft.sentAt)}`
                  : "—"}
              </Cell>
              <Cell>{draft.createdBy}</Cell>
              <Cell>{formatTime(draft.updatedAt)}</Cell>
            </tr>
          ))}
        </Table>
      )}
      <NextPageLink path="/admin/draft-orders" query={query} cursor={page.nextCursor} />
    </>
  );
}
