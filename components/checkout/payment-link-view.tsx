import { useLocale, useTranslations } from "#words";
import { Picture } from "@/components/catalog/picture";
import type { PaymentLink } from "@/lib/draft-order/schema";
import { countryName } from "@/lib/i18n/country-name";
import { formatMoney } from "@/lib/money/money";
import { AddressSection } from "./order-view";
import { QuoteTotals } from "./quote-totals";

type Props = { offer: PaymentLink; quote: NonNullable<PaymentLink["quote"]> };

/** What is to be paid, where it goes, and what it comes to. */
export function PaymentLinkView({ offer, quote }: Props) {
  const t = useTranslations("pay");
  const order = useTranslations("order");
  const locale = useLocale();
  const { shippingAddress, billingAddress, shippingMethod } = offer;
  return (
    <>
      <ul className="mt-8 divide-y divide-line border-y border-line">
        {offer.lines.map((line) => (
          <li key={line.variantId} className="grid grid-cols-[4rem_1fr_auto] gap-4 py-4">
            <Picture image={line.image} sizes="4rem" maxWidth={320} className="aspect-square rounded-lg" />
            <div className="min-w-0 wrap-anywhere">
              {`${line.quantity} × `}
              <bdi>{line.title}</bdi>
              {line.variantTitle === "Default" ? null : (
                <span className="block text-sm text-muted">{line.variantTitle}</span>
              )}
              {line.problem === "insufficient_stock" ? (
                <span className="block text-sm text-danger">
                  {t("available", { available: line.available ?? 0 })}
                </span>
              ) : null}
            </div>
            <p>{formatMoney(line.subtotal, locale)}</p>
          </li>
        ))}
      </ul>
      <div className="mt-4 ml-auto grid max-w-xs gap-2 text-sm">
        <QuoteTotals
          quote={quote}
          place={
            shippingAddress
              ? [shippingAddress.region, countryName(shippingAddress.country, locale)]
                  .filter(Boolean)
                  .join(", ")
              : ""
          }
        />
      </div>
      <div className="grid gap-x-8 sm:grid-cols-2">
        {shippingAddress ? (
          <AddressSection
            title={order("shipTo")}
            address={shippingAddress}
            note={
              shippingMethod ? [shippingMethod.name, shippingMethod.estimate].filter(Boolean).join(", ") : ""
            }
          />
        ) : null}
        {billingAddress || offer.vatId ? (
          <AddressSection
            title={order("billTo")}
            address={billingAddress ?? shippingAddress}
            note={offer.vatId ? order("vatId", { vatId: offer.vatId }) : ""}
          />
        ) : null}
      </div>
      {offer.note ? (
        <section className="mt-8 text-sm">
          <h2 className="font-sans font-medium">{t("note")}</h2>
          <p className="text-muted wrap-anywhere whitespace-pre-line">{offer.note}</p>
        </section>
      ) : null}
    </>
  );
}
