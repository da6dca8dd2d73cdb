import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button";
import type { Order } from "@/lib/order/schema";
import { OrderAgainForm } from "./order-again-form";

/** How the order stands, in one sentence. */
export function orderHeadline(order: Order): string {
  switch (order.status) {
    case "confirmed":
      return "Thank you, your order is confirmed";
    case "completed":
      return "Your order is complete";
    case "canceled":
      return order.cancelReason === "payment_expired"
        ? "The time to pay this order is over"
        : "This order was canceled";
    case "pending_payment":
      return order.paymentStatus === "processing"
        ? "Your payment is being processed"
        : "Waiting for your payment";
  }
}

/** What that means for the shopper, and what can be done now. */
export function OrderState({ order }: { order: Order }) {
  switch (order.status) {
    case "confirmed":
      return <Alert tone="success">{`We have sent the confirmation to ${order.email}.`}</Alert>;
    case "completed":
      return null;
    case "canceled":
      return <CanceledState order={order} />;
    case "pending_payment":
      return <PendingState order={order} />;
  }
}

function CanceledState({ order }: { order: Order }) {
  const paid = order.paymentStatus === "paid";
  const text =
    order.refunded.amount > 0
      ? "What you paid was given back."
      : paid
        ? "Your payment arrived after the order had ended. It is on its way back to you."
        : "Nothing was charged, and nothing will be sent.";
  return (
    <div className="grid gap-4">
      <Alert tone="danger">{text}</Alert>
      <OrderAgainForm orderId={order.id} token={order.accessToken} />
    </div>
  );
}

function PendingState({ order }: { order: Order }) {
  // Without its own path: the same page, asked again, works where no script runs.
  const again = (
    <a
      href={`/orders/${order.id}?token=${order.accessToken}`}
      className="min-h-6 text-sm underline underline-offset-4"
    >
      Look again
    </a>
  );
  if (order.paymentStatus === "processing") {
    return (
      <div className="grid justify-items-start gap-4">
        <Alert tone="success">
          Your bank needs a while, a few days at most. We hold the goods for you and write when it is done:
          you may close this page.
        </Alert>
        {again}
      </div>
    );
  }
  return (
    <div className="grid justify-items-start gap-4">
      {order.declineReason ? (
        <Alert tone="danger">{`${order.declineReason} Nothing was charged.`}</Alert>
      ) : null}
      <p className="text-muted">
        Nothing has arrived yet. We hold the goods for half an hour from the order on. If you have just paid,
        this page changes by itself in a moment.
      </p>
      {order.paymentUrl ? (
        <a href={order.paymentUrl} className={buttonClass()}>
          Go to the payment page
        </a>
      ) : null}
      {again}
    </div>
  );
}
