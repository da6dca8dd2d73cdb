import { Picture } from "@/components/catalog/picture";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button";
import { formatMoney } from "@/lib/money/money";
import type { Order } from "@/lib/order/schema";

/** What a shopper sees of the order: how it stands, what it holds, what it cost. */
export function OrderView({ order }: { order: Order }) {
  return (
    <>
      <p className="text-sm text-muted">{`Order ${order.number}`}</p>
      <h1 className="mt-1 text-3xl font-semibold tracking-tight">{headline(order)}</h1>
      <div className="mt-4">
        <OrderState order={order} />
      </div>
      <ul className="mt-8 divide-y divide-line border-y border-line">
        {order.lines.map((line) => (
          <li key={line.id} className="grid grid-cols-[4rem_1fr_auto] gap-4 py-4">
            <Picture image={line.image} sizes="4rem" className="aspect-square rounded-lg" />
            <p>
              {`${line.quantity} × ${line.title}`}
              {line.variantTitle === "Default" ? null : (
                <span className="block text-sm text-muted">{line.variantTitle}</span>
              )}
            </p>
            <p>
              {formatMoney({
                amount: line.unitPrice.amount * line.quantity,
                currency: line.unitPrice.currency,
              })}
            </p>
          </li>
        ))}
      </ul>
      <OrderTotals order={order} />
      {order.shippingAddress ? (
        <section className="mt-8 text-sm">
          <h2 className="font-medium">Goes to</h2>
          <p className="text-muted">
            {[
              order.shippingAddress.name,
              order.shippingAddress.company,
              order.shippingAddress.line1,
              order.shippingAddress.line2,
              `${order.shippingAddress.postalCode} ${order.shippingAddress.city}`,
              order.shippingAddress.region,
              order.shippingAddress.country,
            ]
              .filter((part) => part.trim() !== "")
              .join(", ")}
          </p>
          {order.shippingMethod ? (
            <p className="text-muted">{`${order.shippingMethod.name}, ${order.shippingMethod.estimate}`}</p>
          ) : null}
        </section>
      ) : null}
    </>
  );
}

export function OrderTotals({ order }: { order: Order }) {
  const rows: [string, string][] = [
    ["Subtotal", formatMoney(order.subtotal)],
    ["Shipping", formatMoney(order.shipping)],
    ...order.taxLines.map((tax): [string, string] => [
      `${order.taxIncluded ? "Including " : ""}${tax.name} (${tax.ratePpm / 10_000} %)`,
      formatMoney(tax.amount),
    ]),
    ["Total", formatMoney(order.total)],
    ...(order.refunded.amount > 0 ? ([["Refunded", formatMoney(order.refunded)]] as [string, string][]) : []),
  ];
  return (
    <dl className="mt-4 ml-auto grid max-w-xs gap-1 text-sm">
      {rows.map(([label, value]) => (
        <div
          key={label}
          className={`flex justify-between gap-6 ${label === "Total" ? "text-base font-semibold" : ""}`}
        >
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function headline(order: Order): string {
  switch (order.status) {
    case "confirmed":
      return "Thank you, your order is confirmed";
    case "completed":
      return "Your order is complete";
    case "canceled":
      return "This order was canceled";
    case "pending_payment":
      return order.paymentStatus === "processing"
        ? "Your payment is being processed"
        : "Waiting for your payment";
  }
}

function OrderState({ order }: { order: Order }) {
  if (order.status === "confirmed")
    return <Alert tone="success">{`We have sent the confirmation to ${order.email}.`}</Alert>;
  if (order.status === "canceled") {
    return (
      <Alert tone="danger">
        {order.refunded.amount > 0
          ? "What you paid was given back."
          : "Nothing was charged, and nothing will be sent."}
      </Alert>
    );
  }
  if (order.status !== "pending_payment") return null;
  if (order.paymentStatus === "processing") {
    return (
      <Alert tone="success">
        Your bank needs a while. We hold the goods for you and write when it is done.
      </Alert>
    );
  }
  return (
    <div className="grid gap-4">
      {order.declineReason ? (
        <Alert tone="danger">{`${order.declineReason} Nothing was charged.`}</Alert>
      ) : null}
      <p className="text-muted">
        We hold the goods for half an hour. This page changes by itself when the payment has arrived.
      </p>
      {order.paymentUrl ? (
        <p>
          <a href={order.paymentUrl} className={buttonClass()}>
            Go to the payment page
          </a>
        </p>
      ) : null}
    </div>
  );
}
