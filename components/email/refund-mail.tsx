import { Text } from "@react-email/components";
import type { Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import { formatMoney, type Money } from "@/lib/money/money";
import { MailFrame, MailLink, mailText } from "./mail-frame";

type Props = {
  locale: Locale;
  orderNumber: string;
  amount: Money;
  /** Where the shop gave it back by itself. */
  reason: "order_canceled" | "duplicate" | null;
  url: string;
};

/** How much money went back, and why. */
export function RefundMail({ locale, orderNumber, amount, reason, url }: Props) {
  const t = getTranslator(locale, "mail.refund");
  const sent = t("sent", { amount: formatMoney(amount, locale) });
  return (
    <MailFrame locale={locale} preview={sent} title={t("title", { number: orderNumber })}>
      {reason ? <Text style={mailText}>{t(reason)}</Text> : null}
      <Text style={mailText}>{`${sent} ${t("wait")}`}</Text>
      <MailLink href={url}>{getTranslator(locale, "mail")("seeOrder")}</MailLink>
    </MailFrame>
  );
}
