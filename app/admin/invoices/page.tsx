import type { Metadata } from "next";
import { InvoiceTable } from "@/components/admin/invoice-table";
import { NextPageLink } from "@/components/admin/list-controls";
import { Offered } from "@/components/admin/offered";
import { SellerForm } from "@/components/admin/seller-form";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { getSellerOperation, listInvoicesOperation } from "@/lib/invoice/operations";
import { hasPermission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";

export const metadata: Metadata = { title: "Invoices" };

type Props = { searchParams: Promise<{ cursor?: string }> };

export default async function InvoicesPage({ searchParams }: Props) {
  const ctx = await requireStaffContext("orders:read");
  const { cursor } = await searchParams;
  const page = await executeOperation(listInvoicesOperation, ctx, cursor ? { cursor } : {});
  const seller = await executeOperation(getSellerOperation, ctx, {});
  return (
    <>
      <h1 className="mb-4 text-2xl font-semibold tracking-tight">Invoices</h1>
      <InvoiceTable
        invoices={page.data}
        pathOf={({ orderId }) => `/admin/orders/${orderId}`}
        empty="There are none. An invoice is issued as soon as the money of an order was captured."
      />
      <NextPageLink path="/admin/invoices" query={{}} cursor={page.nextCursor} />
      <section className="mt-10">
        <h2 className="mb-1 text-lg font-medium">Who sells</h2>
        <p className="mb-4 max-w-2xl text-muted">
          This stands on each invoice from the next one on. Those that were issued stay as they are.
        </p>
        <Offered to={hasPermission(ctx.actor, "orders:write")}>
          <SellerForm seller={seller} />
        </Offered>
      </section>
    </>
  );
}
