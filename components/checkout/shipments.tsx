import { useTranslations } from "#words";
import type { Order } from "@/lib/order/schema";

/** What has left, and where to follow it. */
export function Shipments({ order }: { order: Order }) {
  const t = useTranslations("order.parcels");
  if (order.fulfillments.length === 0) return null;
  return (
    <section className="mt-8 text-sm">
      <h2 className="font-medium">{t("title")}</h2>
      <ul className="mt-2 grid gap-3">
        {order.fulfillments.map((parcel) => (
          <li key={parcel.id}>
            <p>
              {parcel.lines
                .map(
                  ({ lineId, quantity }) =>
                    `${quantity} × ${order.lines.find(({ id }) => id === lineId)?.title}`,
                )
                .join(", ")}
            </p>
            <p className="text-muted">
              {[parcel.carrier, parcel.trackingNumber].filter(Boolean).join(" ")}
              {parcel.trackingUrl ? (
                <a href={parcel.trackingUrl} rel="noreferrer" className="ml-2 inline-block min-h-6 underline">
                  {t("follow")}
                </a>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
