import type { Metadata } from "next";
import Link from "next/link";
import { formatTime } from "@/components/admin/format-time";
import { Cell, Table } from "@/components/ui/table";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { listMostAwaitedOperation } from "@/lib/back-in-stock/operations";
import { executeOperation } from "@/lib/operation/execute-operation";

export const metadata: Metadata = { title: "Back in stock" };

export default async function BackInStockAdminPage() {
  const ctx = await requireStaffContext("inventory:read");
  const awaited = await executeOperation(listMostAwaitedOperation, ctx, {});
  return (
    <>
      <h1 className="mb-2 text-2xl font-semibold tracking-tight">Back in stock</h1>
      <p className="mb-6 max-w-2xl text-muted">
        What people wait for, most awaited first: at most a hundred variants. They are told by themselves when
        stock returns, four for each unit and day.
      </p>
      {awaited.length === 0 ? <p className="py-10 text-muted">Nobody waits for anything.</p> : null}
      {awaited.length > 0 ? (
        <Table caption="Awaited variants" head={["Product", "Variant", "Waiting", "Longest since"]}>
          {awaited.map((row) => (
            <tr key={row.variantId}>
              <Cell>
                <Link
                  href={`/admin/products/${row.productId}`}
                  className="font-medium underline underline-offset-4"
                >
                  {row.productTitle}
                </Link>
              </Cell>
              <Cell>{row.variantTitle}</Cell>
              <Cell>{row.waiting}</Cell>
              <Cell>{formatTime(row.since)}</Cell>
            </tr>
          ))}
        </Table>
      ) : null}
    </>
  );
}
