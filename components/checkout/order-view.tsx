import { Picture } from "@/components/catalog/picture";
import { formatMoney } from "@/lib/money/money";
import type { Address, Order } from "@/lib/order/schema";
import { OrderState, orderHeadline } from "./order-state";
import { OrderTimeline } from "./order-timeline";
import { Shipments } from "./shipments";

/** What a shopper sees of the order: how it stands, what it holds, what it cost. */
export function OrderView({ order }: { order: Order }) {
  return (
    <>
      <p className="text-sm text-muted">{`Order ${order.number}`}</p>
      <h1 className="mt-1 text-3xl font-semibold tracking-tight">{orderHeadline(order)}</h1>
      <div className="mt-4">
        <OrderState order={order} />
      </div>
      <Shipments order={order} />
      <ul className="mt-8 divide-y divide-line border-y border-line">
        {order.lines.map((line) => (
          <li key={line.id} className="grid grid-cols-[4rem_1fr_auto] gap-4 py-4">
            <Picture
              image={line.image}
              sizes="4rem"
              maxWidth={320}
              className="aspect-square rounded-lg print:hidden"
            />
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
      <div className="grid gap-x-8 sm:grid-cols-2">
        {order.shippingMethod && order.shippingAddress ? (
          <AddressSection
            title="Goes to"
            address={order.shippingAddress}
            note={`${order.shippingMethod.name}, ${order.shippingMethod.estimate}`}
          />
        ) : null}
        {order.billingAddress ? (
          <AddressSection
            title="Billed to"
            address={order.billingAddress}
            note={order.vatId ? `VAT ID ${order.vatId}` : ""}
          />
        ) : null}
      </div>
      {order.note ? (
        <section className="mt-8 text-sm">
          <h2 className="font-sans font-medium">Your note</h2>
          <p className="text-muted wrap-anywhere whitespace-pre-line">{order.note}</p>
        </section>
      ) : null}
      <OrderTimeline events={order.events} />
    </>
  );
}

function AddressSection({ title, address, note }: { title: string; address: Address; note: string }) {
  const lines = [
    address.name,
    address.company,
    address.line1,
    address.line2,
    `${address.postalCode} ${address.city}`,
    address.region,
    address.country,
  ].filter((part) => part.trim() !== "");
  return (
    <section className="mt-8 text-sm">
      <h2 className="font-sans font-medium">{title}</h2>
      <p className="text-muted wrap-anywhere">{lines.join(", ")}</p>
      {note ? <p className="text-muted">{note}</p> : null}
    </section>
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
