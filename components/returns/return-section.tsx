import { useLocale, useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import { buttonClass } from "@/components/ui/button";
import { formatMoney } from "@/lib/money/money";
import type { Order } from "@/lib/order/schema";
import type { OrderReturns, Return } from "@/lib/returns/schema";
import { formatDay } from "./format-day";
import { WithdrawReturnForm } from "./withdraw-return-form";

type Props = { order: Pick<Order, "id" | "accessToken">; returns: OrderReturns };

/** On an order's page: how its returns stand, and the way to the next one. */
export function ReturnSection({ order, returns: { data, returnable, until } }: Props) {
  const t = useTranslations("returns");
  const locale = useLocale();
  if (data.length === 0 && returnable.length === 0) return null;
  return (
    <section id="returns" className="mt-8 scroll-mt-8 text-sm">
      <h2 className="font-sans font-medium">{t("title")}</h2>
      {data.length > 0 ? (
        <ul className="mt-2 grid gap-3">
          {data.map((entry) => (
            <ReturnItem key={entry.id} entry={entry} token={order.accessToken} />
          ))}
        </ul>
      ) : null}
      {returnable.length > 0 && until ? (
        <p className="mt-3 flex flex-wrap items-center gap-3 print:hidden">
          <Link
            href={`/orders/${order.id}/returns?token=${order.accessToken}`}
            className={buttonClass("secondary")}
          >
            {t("ask")}
          </Link>
          <span className="text-muted">{t("until", { date: formatDay(until, locale) })}</span>
        </p>
      ) : null}
    </section>
  );
}

function ReturnItem({ entry, token }: { entry: Return; token: string }) {
  const t = useTranslations("returns");
  const locale = useLocale();
  return (
    <li className="rounded-xl border border-line p-4">
      <p className="flex flex-wrap gap-x-3">
        <span className="font-medium">{t("number", { number: entry.number })}</span>
        <span>{t(`status.${entry.status}`)}</span>
      </p>
      <p className="text-muted wrap-anywhere">
        {entry.lines.map(({ quantity, title }) => t("line", { quantity, title })).join(", ")}
      </p>
      {entry.answer ? (
        <p className="mt-2 border-l-2 border-accent pl-3 whitespace-pre-line wrap-anywhere">{entry.answer}</p>
      ) : null}
      {entry.refund && entry.refund.status !== "failed" ? (
        <p className="mt-2">{t("refunded", { amount: formatMoney(entry.refund.amount, locale) })}</p>
      ) : null}
      {entry.status === "requested" ? (
        <WithdrawReturnForm orderId={entry.orderId} token={token} returnId={entry.id} label={t("withdraw")} />
      ) : null}
    </li>
  );
}
