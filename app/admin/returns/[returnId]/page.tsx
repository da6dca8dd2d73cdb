import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { formatTime } from "@/components/admin/format-time";
import { ReturnActions } from "@/components/admin/return-actions";
import { Badge } from "@/components/ui/badge";
import { Cell, Table } from "@/components/ui/table";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { AppError } from "@/lib/errors/app-error";
import { listStockLocationsOperation } from "@/lib/inventory/operations";
import { formatMoney } from "@/lib/money/money";
import { hasPermission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { getReturnOperation } from "@/lib/returns/operations";
import type { Return } from "@/lib/returns/schema";

export const metadata: Metadata = { title: "Return" };

export default async function ReturnPage({ params }: { params: Promise<{ returnId: string }> }) {
  const ctx = await requireStaffContext("orders:read");
  const found = await executeOperation(getReturnOperation, ctx, await params).catch((error: unknown) => {
    if (error instanceof AppError && (error.code === "not_found" || error.code === "validation_failed"))
      notFound();
    throw error;
  });
  const locations = hasPermission(ctx.actor, "inventory:read")
    ? (await executeOperation(listStockLocationsOperation, ctx, {})).data
    : [];
  return (
    <>
      <div className="mb-6 flex flex-wrap items-center gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">{`Return ${found.number}`}</h1>
        <Badge>{found.status}</Badge>
        <Link href={`/admin/orders/${found.orderId}`} className="underline underline-offset-4">
          {`Order ${found.orderNumber}`}
        </Link>
      </div>
      <Table caption="Lines" head={["Product", "Announced", "Came", "Back in stock"]}>
        {found.lines.map((line) => (
          <tr key={line.lineId}>
            <Cell>{`${line.title} — ${line.variantTitle}`}</Cell>
            <Cell>{line.quantity}</Cell>
            <Cell>{line.received}</Cell>
            <Cell>{line.tracked ? line.restocked : "not counted"}</Cell>
          </tr>
        ))}
      </Table>
      <Facts found={found} />
      {hasPermission(ctx.actor, "orders:write") ? (
        <ReturnActions found={found} locations={locations} />
      ) : null}
    </>
  );
}

function Facts({ found }: { found: Return }) {
  const rows: [string, string | null][] = [
    ["Reason", found.reason.replaceAll("_", " ")],
    ["Shopper's words", found.note || null],
    ["Our words", found.answer || null],
    ["Asked for", formatTime(found.requestedAt)],
    ["Decided", found.decidedAt && formatTime(found.decidedAt)],
    ["Received", found.receivedAt && formatTime(found.receivedAt)],
    ["Closed", found.closedAt && formatTime(found.closedAt)],
    ["Refund", found.refund && `${formatMoney(found.refund.amount)}, ${found.refund.status}`],
  ];
  return (
    <dl className="mt-6 grid max-w-2xl grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-sm">
      {rows.map(([name, value]) =>
        value === null ? null : (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="whitespace-pre-line wrap-anywhere">{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
