import { useLocale, useTranslations } from "#words";
import { formattingLocales } from "@/lib/i18n/locales";
import type { Order } from "@/lib/order/schema";

/** What of an order's events concerns the shopper; others are the merchant's. */
const shown = [
  "placed",
  "payment_processing",
  "authorized",
  "paid",
  "confirmed",
  "edited",
  "shipped",
  "completed",
  "canceled",
  "refunded",
  "return_requested",
  "return_approved",
  "return_declined",
  "return_received",
  "return_withdrawn",
  "return_closed",
] as const;

export function OrderTimeline({ events }: Pick<Order, "events">) {
  const t = useTranslations("order.timeline");
  const time = new Intl.DateTimeFormat(formattingLocales[useLocale()], {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "UTC",
  });
  return (
    <section className="mt-8 text-sm">
      <h2 className="font-sans font-medium">{t("title")}</h2>
      <ol className="mt-2 grid gap-1">
        {events.map(({ type, at }) => {
          const known = shown.find((entry) => entry === type);
          return known ? (
            <li key={`${type} ${at}`} className="flex flex-wrap gap-x-3">
              <span className="w-44">{t(known)}</span>
              <time dateTime={at} className="text-muted">{`${time.format(new Date(at))} UTC`}</time>
            </li>
          ) : null;
        })}
      </ol>
    </section>
  );
}
