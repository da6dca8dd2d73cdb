import { useLocale, useTranslations } from "#words";
import { OrderAgainForm } from "@/components/checkout/order-again-form";
import { Link } from "@/components/i18n/link";
import { formatDay } from "@/components/returns/format-day";
import { Badge } from "@/components/ui/badge";
import { formatMoney } from "@/lib/money/money";
import type { OwnOrder } from "@/lib/order/schema";

function statusOf({ status, fulfillmentStatus }: OwnOrder) {
  if (status === "pending_payment") return "pending";
  if (status === "canceled") return "canceled";
  if (fulfillmentStatus === "partially_fulfilled") return "partly";
  if (fulfillmentStatus === "fulfilled") return "shipped";
  return status === "completed" ? "completed" : "confirmed";
}

/** The customer's orders: how each stands, where its parcels are, and the way to order it again. */
export function OwnOrders({ orders }: { orders: readonly OwnOrder[] }) {
  const t = useTranslations("account.orders");
  const locale = useLocale();
  return (
    <ul className="divide-y divide-line border-y border-line">
      {orders.map((order) => (
        <li key={order.id} className="grid gap-3 py-5 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center">
          <div className="grid justify-items-start gap-1">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Link
                href={`/orders/${order.id}`}
                className="inline-block min-h-6 font-medium underline underline-offset-4"
              >
                {t("order", { number: order.number })}
              </Link>
              <Badge>{t(`status.${statusOf(order)}`)}</Badge>
            </p>
            <p className="text-sm text-muted">
              {t("placed", {
                date: formatDay(order.placedAt, locale),
                count: order.quantity,
                total: formatMoney(order.total, locale),
              })}
            </p>
            {order.parcels.map(({ id, carrier, trackingNumber, trackingUrl }) => (
              <p key={id} className="text-sm">
                {carrier || trackingNumber ? (
                  <span className="text-muted">{t("parcel", { carrier, number: trackingNumber })} </span>
                ) : null}
                {trackingUrl ? (
                  <a href={trackingUrl} rel="noreferrer" className="inline-block min-h-6 underline">
                    {t("track")}
                  </a>
                ) : null}
              </p>
            ))}
          </div>
          {order.status === "pending_payment" ? null : (
            <OrderAgainForm orderId={order.id} token="" label={t("again")} to="cart" look="secondary" />
          )}
        </li>
      ))}
    </ul>
  );
}
