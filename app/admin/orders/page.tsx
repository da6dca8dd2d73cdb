import type { Metadata } from "next";
import { NextPageLink, SearchForm } from "@/components/admin/list-controls";
import { OrderTable } from "@/components/admin/order-table";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { executeOperation } from "@/lib/operation/execute-operation";
import { listOrdersOperation } from "@/lib/order/operations";
import { orderStatuses } from "@/lib/order/schema";

export const metadata: Metadata = { title: "Orders" };

type Props = { searchParams: Promise<{ status?: string; q?: string; cursor?: string }> };

export default async function OrdersPage({ searchParams }: Props) {
  const ctx = await requireStaffContext("orders:read");
  const { status, q, cursor } = await searchParams;
  const query = { ...(status ? { status } : {}), ...(q ? { q } : {}) };
  const page = await executeOperation(listOrdersOperation, ctx, { ...query, ...(cursor ? { cursor } : {}) });
  return (
    <>
      <h1 className="mb-4 text-2xl font-semibold tracking-tight">Orders</h1>
      <SearchForm
        path="/admin/orders"
        q={q}
        status={status}
        statuses={orderStatuses}
        label="Order number or mail address"
      />
      <OrderTable orders={page.data} />
      <NextPageLink path="/admin/orders" query={query} cursor={page.nextCursor} />
    </>
  );
}
