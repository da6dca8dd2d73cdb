import { Text } from "@react-email/components";
import type { Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import { MailFrame, MailLink, mailText } from "./mail-frame";

type Props = { locale: Locale; orderNumber: string; wasPaid: boolean; isUnpaid: boolean; url: string };

/** That an order has ended, why, and how to order again. */
export function CancellationMail({ locale, orderNumber, wasPaid, isUnpaid, url }: Props) {
  const t = getTranslator(locale, "mail");
  const sentence = t(`cancellation.${isUnpaid ? "unpaid" : wasPaid ? "paid" : "free"}`);
  return (
    <MailFrame locale={locale} preview={sentence} title={t("cancellation.title", { number: orderNumber })}>
      <Text style={mailText}>{sentence}</Text>
      <MailLink href={url}>{t(isUnpaid ? "cancellation.again" : "seeOrder")}</MailLink>
    </MailFrame>
  );
}
