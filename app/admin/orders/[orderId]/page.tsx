import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { describeEvent } from "@/components/admin/describe-event";
import { formatTime } from "@/components/admin/format-time";
import { HistorySection } from "@/components/admin/history-section";
import { InvoiceTable } from "@/components/admin/invoice-table";
import { OpenReturnForm } from "@/components/admin/open-return-form";
import { OrderActions } from "@/components/admin/order-actions";
import { PaymentNote } from "@/components/admin/payment-note";
import { PriceTraceTable } from "@/components/admin/price-trace";
import { ReturnTable } from "@/components/admin/return-table";
import { OrderTotals } from "@/components/checkout/order-view";
import { Shipments } from "@/components/checkout/shipments";
import { invoicePath } from "@/components/invoice/invoice-path";
import { Badge } from "@/components/ui/badge";
import { Cell, Table } from "@/components/ui/table";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { addressLines } from "@/lib/checkout/address-lines";
import { AppError } from "@/lib/errors/app-error";
import { listAdminOrderInvoicesOperation } from "@/lib/invoice/operations";
import { formatMoney } from "@/lib/money/money";
import { hasPermission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { getAdminOrderOperation, getOrderPriceTraceOperation } from "@/lib/order/operations";
import { listOrderReturnsOperation } from "@/lib/returns/operations";

export const metadata: Metadata = { title: "Order" };

export default async function AdminOrderPage({ params }: { params: Promise<{ orderId: string }> }) {
  const ctx = await requireStaffContext("orders:read");
  const order = await executeOperation(getAdminOrderOperation, ctx, await params).catch((error: unknown) => {
    if (error instanceof AppError && (error.code === "not_found" || error.code === "validation_failed"))
      notFound();
    throw error;
  });
  const trace = await executeOperation(getOrderPriceTraceOperation, ctx, { orderId: order.id });
  const { data: invoices } = await executeOperation(listAdminOrderInvoicesOperation, ctx, {
    orderId: order.id,
  });
  const { data: returns, returnable } = await executeOperation(listOrderReturnsOperation, ctx, {
    orderId: order.id,
  });
  const address = order.shippingAddress;
  return (
    <>
      <div className="mb-6 flex flex-wrap items-center gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">{order.number}</h1>
        <Badge>{order.status}</Badge>
        <Badge>{order.paymentStatus}</Badge>
        <Badge>{order.fulfillmentStatus}</Badge>
      </div>
      {order.draft ? (
        <p className="mb-4 text-sm">
          {"Put together by "}
          {order.draft.createdBy}
          {" as "}
          <Link href={`/admin/draft-orders/${order.draft.id}`} className="underline underline-offset-4">
            {order.draft.number}
          </Link>
        </p>
      ) : null}
      <PaymentNote order={order} />
      <Table
        caption="Lines"
        head={["Product", "SKU", "Quantity", "Shipped", "Refunded", "Unit price", "Discount", "Tax", "Total"]}
      >
        {order.lines.map((line) => (
          <tr key={line.id}>
            <Cell>{`${line.title} — ${line.variantTitle}`}</Cell>
            <Cell>{line.sku ?? ""}</Cell>
            <Cell>{line.quantity}</Cell>
            <Cell>{line.fulfilled}</Cell>
            <Cell>{line.refunded}</Cell>
            <Cell>{formatMoney(line.unitPrice)}</Cell>
            <Cell>{formatMoney(line.discount)}</Cell>
            <Cell>{formatMoney(line.tax)}</Cell>
            <Cell>{formatMoney(line.total)}</Cell>
          </tr>
        ))}
      </Table>
      <OrderTotals order={order} />
      <PriceTraceTable trace={trace} />
      {hasPermission(ctx.actor, "orders:write") ? (
        <>
          <OrderActions order={order} />
          {returnable.length > 0 ? (
            <div className="mt-3">
              <OpenReturnForm order={order} returnable={returnable} key={`return ${returns.length}`} />
            </div>
          ) : null}
        </>
      ) : null}
      <Shipments order={order} />
      <section className="mt-8">
        <h2 className="mb-2 text-lg font-medium">Invoices</h2>
        <InvoiceTable
          invoices={invoices}
          pathOf={({ id }) => {
            const found = invoices.find((invoice) => invoice.id === id);
            return found ? invoicePath(found, order.accessToken) : "";
          }}
          empty="None yet: the invoice is issued as soon as the money was captured."
        />
      </section>
      {returns.length > 0 ? (
        <section className="mt-8">
          <h2 className="mb-2 text-lg font-medium">Returns</h2>
          <ReturnTable returns={returns} empty="" />
        </section>
      ) : null}
      <div className="mt-8 grid gap-8 sm:grid-cols-2">
        <section>
          <h2 className="mb-2 text-lg font-medium">Customer</h2>
          <p>{order.email}</p>
          {address ? (
            <address className="mt-2 whitespace-pre-line text-muted not-italic">
              {[address.name, address.company, ...addressLines(address, "en"), address.phone]
                .filter((part) => part.trim() !== "")
                .join("\n")}
            </address>
          ) : null}
          {order.note ? <p className="mt-2">{`Note: ${order.note}`}</p> : null}
        </section>
        <section>
          <h2 className="mb-2 text-lg font-medium">Timeline</h2>
          <ol className="grid gap-2 text-sm">
            {order.events.map((event) => (
              <li key={`${event.type}-${event.at}`}>
                <span className="font-medium">{event.type.replaceAll("_", " ")}</span>
                <span className="text-muted">{` — ${formatTime(event.at)}, ${event.actor}`}</span>
                <span className="block text-muted wrap-anywhere">{describeEvent(event)}</span>
              </li>
            ))}
          </ol>
        </section>
      </div>
      <HistorySection ctx={ctx} object={order.id} />
    </>
  );
}
