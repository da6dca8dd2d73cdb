import { Text } from "@react-email/components";
import type { Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import { MailFrame, MailLink, mailText } from "./mail-frame";

type Props = { locale: Locale; orderNumber: string; wasPaid: boolean; url: string };

/** That the shop has canceled an order, and what becomes of the money. */
export function CancellationMail({ locale, orderNumber, wasPaid, url }: Props) {
  const t = getTranslator(locale, "mail");
  const sentence = t(`cancellation.${wasPaid ? "paid" : "free"}`);
  return (
    <MailFrame locale={locale} preview={sentence} title={t("cancellation.title", { number: orderNumber })}>
      <Text style={mailText}>{sentence}</Text>
      <MailLink href={url}>{t("seeOrder")}</MailLink>
    </MailFrame>
  );
}
