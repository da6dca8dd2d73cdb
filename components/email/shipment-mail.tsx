import { Text } from "@react-email/components";
import type { Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import { MailFrame, MailLink, mailText } from "./mail-frame";

type Props = {
  locale: Locale;
  orderNumber: string;
  carrier: string;
  trackingNumber: string;
  trackingUrl: string;
  lines: { title: string; quantity: number }[];
  /** Whether something of the order is still to come. */
  isPart: boolean;
  url: string;
};

/** What has left, and where to follow it. */
export function ShipmentMail({ locale, orderNumber, lines, isPart, url, ...parcel }: Props) {
  const t = getTranslator(locale, "mail");
  const words = getTranslator(locale, "mail.shipment");
  const tracking = [parcel.carrier, parcel.trackingNumber].filter(Boolean).join(" ");
  const title = words(isPart ? "titlePart" : "title", { number: orderNumber });
  return (
    <MailFrame locale={locale} preview={title} title={title}>
      {lines.map((line) => (
        <Text key={line.title} style={mailText}>
          {t("line", line)}
        </Text>
      ))}
      {tracking ? <Text style={mailText}>{words("sentWith", { tracking })}</Text> : null}
      {parcel.trackingUrl ? (
        <Text style={mailText}>
          <MailLink href={parcel.trackingUrl}>{t("followParcel")}</MailLink>
        </Text>
      ) : null}
      {isPart ? <Text style={mailText}>{words("rest")}</Text> : null}
      <MailLink href={url}>{t("seeOrder")}</MailLink>
    </MailFrame>
  );
}
