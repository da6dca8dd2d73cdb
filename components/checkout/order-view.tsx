import { useLocale, useTranslations } from "#words";
import { Picture } from "@/components/catalog/picture";
import { InvoiceLinks } from "@/components/invoice/invoice-links";
import { ReturnSection } from "@/components/returns/return-section";
import { OwnReviewNote } from "@/components/review/own-review-note";
import { addressLines } from "@/lib/checkout/address-lines";
import { formattingLocales } from "@/lib/i18n/locales";
import type { Invoice } from "@/lib/invoice/schema";
import { formatMoney } from "@/lib/money/money";
import type { Address, Order } from "@/lib/order/schema";
import type { OrderReturns } from "@/lib/returns/schema";
import type { ReviewableLine } from "@/lib/review/schema";
import { OrderState, orderHeadline } from "./order-state";
import { OrderTimeline } from "./order-timeline";
import { Shipments } from "./shipments";

type Props = {
  order: Order;
  /** Where an order that staff have put together can be paid after all; undefined for every other. */
  paymentLink?: string | null | undefined;
  reviewable: readonly ReviewableLine[];
  invoices: readonly Invoice[];
  returns: OrderReturns;
};

/** What a shopper sees of the order: how it stands, what it holds and what was said of it, what it cost. */
export function OrderView({ order, paymentLink, reviewable, invoices, returns }: Props) {
  const reviewOf = (lineId: string) => reviewable.find((entry) => entry.lineId === lineId);
  const t = useTranslations("order");
  const headlines = useTranslations("order.headline");
  const locale = useLocale();
  return (
    <>
      <p className="text-sm text-muted">{t("number", { number: order.number })}</p>
      <h1 className="mt-1 text-3xl font-semibold tracking-tight">{orderHeadline(order, headlines)}</h1>
      <div className="mt-4">
        <OrderState order={order} paymentLink={paymentLink} />
      </div>
      <Shipments order={order} />
      <ReturnSection order={order} returns={returns} />
      <ul className="mt-8 divide-y divide-line border-y border-line">
        {order.lines.map((line) => (
          <li key={line.id} className="grid grid-cols-[4rem_1fr_auto] gap-4 py-4">
            <Picture
              image={line.image}
              sizes="4rem"
              maxWidth={320}
              className="aspect-square rounded-lg print:hidden"
            />
            <div>
              <p>
                {`${line.quantity} × `}
                <bdi>{line.title}</bdi>
                {line.variantTitle === "Default" ? null : (
                  <span className="block text-sm text-muted">{line.variantTitle}</span>
                )}
              </p>
              <OwnReviewNote order={order} product={line.title} entry={reviewOf(line.id)} />
            </div>
            <p>
              {formatMoney(
                { amount: line.unitPrice.amount * line.quantity, currency: line.unitPrice.currency },
                locale,
              )}
            </p>
          </li>
        ))}
      </ul>
      <OrderTotals order={order} />
      <InvoiceLinks invoices={invoices} token={order.accessToken} />
      <div className="grid gap-x-8 sm:grid-cols-2">
        {order.shippingMethod && order.shippingAddress ? (
          <AddressSection
            title={t("shipTo")}
            address={order.shippingAddress}
            note={[order.shippingMethod.name, order.shippingMethod.estimate].filter(Boolean).join(", ")}
          />
        ) : null}
        {order.billingAddress ? (
          <AddressSection
            title={t("billTo")}
            address={order.billingAddress}
            note={order.vatId ? t("vatId", { vatId: order.vatId }) : ""}
          />
        ) : null}
      </div>
      {order.note ? (
        <section className="mt-8 text-sm">
          <h2 className="font-sans font-medium">{t("note")}</h2>
          <p className="text-muted wrap-anywhere whitespace-pre-line">{order.note}</p>
        </section>
      ) : null}
      <OrderTimeline events={order.events} />
    </>
  );
}

type AddressProps = { title: string; address: Address | null; note: string };

export function AddressSection({ title, address, note }: AddressProps) {
  const locale = useLocale();
  if (!address) return null;
  const lines = [address.name, address.company, ...addressLines(address, locale)].filter(
    (part) => part.trim() !== "",
  );
  return (
    <section className="mt-8 text-sm">
      <h2 className="font-sans font-medium">{title}</h2>
      <p className="text-muted wrap-anywhere">{lines.join(", ")}</p>
      {note ? <p className="text-muted">{note}</p> : null}
    </section>
  );
}

export function OrderTotals({ order }: { order: Order }) {
  const t = useTranslations("order");
  const locale = useLocale();
  const percent = new Intl.NumberFormat(formattingLocales[locale], { maximumFractionDigits: 4 });
  const freed = order.discounts.find(({ shipping }) => shipping);
  const rows: [string, string][] = [
    [t("subtotal"), formatMoney(order.subtotal, locale)],
    ...order.discounts
      .filter(({ shipping }) => !shipping)
      .map(({ name, code, amount }): [string, string] => [
        code ? t("discountBy", { name, code }) : name,
        formatMoney({ ...amount, amount: -amount.amount }, locale),
      ]),
    [freed ? t("shippingBy", { name: freed.name }) : t("shipping"), formatMoney(order.shipping, locale)],
    ...order.taxLines.map(({ name, ratePpm, amount }): [string, string] => [
      t(order.taxIncluded ? "taxIncluded" : "tax", { name, rate: percent.format(ratePpm / 10_000) }),
      formatMoney(amount, locale),
    ]),
  ];
  return (
    <dl className="mt-4 ml-auto grid max-w-xs gap-1 text-sm">
      {rows.map(([label, value]) => (
        <TotalRow key={label} label={label} value={value} />
      ))}
      <TotalRow label={t("total")} value={formatMoney(order.total, locale)} look="text-base font-semibold" />
      {order.captured.amount > 0 && order.captured.amount < order.total.amount ? (
        <TotalRow label={t("captured")} value={formatMoney(order.captured, locale)} />
      ) : null}
      {order.refunded.amount > 0 ? (
        <TotalRow label={t("refunded")} value={formatMoney(order.refunded, locale)} />
      ) : null}
    </dl>
  );
}

function TotalRow({ label, value, look = "" }: { label: string; value: string; look?: string }) {
  return (
    <div className={`flex justify-between gap-6 ${look}`}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
