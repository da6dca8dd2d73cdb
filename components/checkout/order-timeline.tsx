import type { Order } from "@/lib/order/schema";

/** What of an order's events concerns the shopper; others are the merchant's. */
const labels: Readonly<Record<string, string>> = {
  placed: "Ordered",
  payment_processing: "Payment on its way",
  paid: "Paid",
  confirmed: "Confirmed",
  shipped: "Shipped",
  completed: "Completed",
  canceled: "Canceled",
  refunded: "Refunded",
};

const time = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

export function OrderTimeline({ events }: Pick<Order, "events">) {
  const known = events.filter(({ type }) => Object.hasOwn(labels, type));
  return (
    <section className="mt-8 text-sm">
      <h2 className="font-sans font-medium">What has happened</h2>
      <ol className="mt-2 grid gap-1">
        {known.map(({ type, at }) => (
          <li key={`${type} ${at}`} className="flex flex-wrap gap-x-3">
            <span className="w-40">{labels[type]}</span>
            <time dateTime={at} className="text-muted">{`${time.format(new Date(at))} UTC`}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}
