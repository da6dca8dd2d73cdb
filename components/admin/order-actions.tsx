import { findEditProblem, toFulfill } from "@/lib/order/rules";
import type { Order } from "@/lib/order/schema";
import { CancelOrderForm } from "./cancel-order-form";
import { CaptureForm } from "./capture-form";
import { EditOrderForm } from "./edit-order-form";
import { FulfillForm } from "./fulfill-form";
import { RefundForm } from "./refund-form";

/** What can be done with an order as it stands. */
export function OrderActions({ order }: { order: Order }) {
  const hasToLeave = order.status === "confirmed" && order.lines.some((line) => toFulfill(line) > 0);
  const keepsMoney = ["paid", "partially_captured", "partially_refunded"].includes(order.paymentStatus);
  const canCancel =
    order.status === "pending_payment" || (order.status === "confirmed" && order.fulfillments.length === 0);
  const canEdit = findEditProblem(order.status, order.fulfillmentStatus) === null;
  return (
    <div className="mt-8 grid gap-3">
      {hasToLeave ? <FulfillForm order={order} key={`ship ${order.fulfillments.length}`} /> : null}
      {order.authorized && order.status !== "canceled" ? (
        <CaptureForm
          order={order}
          authorized={order.authorized.amount}
          key={`capture ${order.paymentStatus}`}
        />
      ) : null}
      {keepsMoney ? <RefundForm order={order} key={`refund ${order.refunded.amount}`} /> : null}
      {canEdit ? <EditOrderForm order={order} /> : null}
      {canCancel ? <CancelOrderForm order={order} /> : null}
    </div>
  );
}
