import type { ReactNode } from "react";
import { toFulfill } from "@/lib/order/rules";
import type { Order } from "@/lib/order/schema";
import { CancelOrderForm } from "./cancel-order-form";
import { CaptureForm } from "./capture-form";
import { FulfillForm } from "./fulfill-form";
import { RefundForm } from "./refund-form";

/** What can be done with an order as it stands. */
export function OrderActions({ order }: { order: Order }) {
  const hasToLeave = order.status === "confirmed" && order.lines.some((line) => toFulfill(line) > 0);
  const keepsMoney = ["paid", "partially_captured", "partially_refunded"].includes(order.paymentStatus);
  const canCancel =
    order.status === "pending_payment" || (order.status === "confirmed" && order.fulfillments.length === 0);
  return (
    <div className="mt-8 grid gap-3">
      {hasToLeave ? (
        <Action title="Ship">
          <FulfillForm order={order} key={order.fulfillments.length} />
        </Action>
      ) : null}
      {order.authorized && order.status !== "canceled" ? (
        <Action title="Capture">
          <CaptureForm order={order} authorized={order.authorized.amount} />
        </Action>
      ) : null}
      {keepsMoney ? (
        <Action title="Refund">
          <RefundForm order={order} key={order.refunded.amount} />
        </Action>
      ) : null}
      {canCancel ? (
        <Action title="Cancel">
          <CancelOrderForm order={order} />
        </Action>
      ) : null}
    </div>
  );
}

function Action({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="rounded-xl border border-line bg-surface p-4">
      <summary className="min-h-6 font-medium">{title}</summary>
      <div className="mt-4 max-w-2xl">{children}</div>
    </details>
  );
}
