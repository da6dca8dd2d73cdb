import { Hr, Text } from "@react-email/components";
import type { CheckoutReminder } from "@/lib/checkout-reminder/schema";
import type { Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import { MailFrame, MailLink, mailText } from "./mail-frame";

type Props = { locale: Locale; lines: CheckoutReminder["lines"]; url: string };

/** The one reminder that was asked for: what lies in the cart, the way to it, and the way to no more of them. */
export function CheckoutReminderMail({ locale, lines, url }: Props) {
  const t = getTranslator(locale, "reminder.mail");
  return (
    <MailFrame locale={locale} preview={lines.map((line) => line.title).join(", ")} title={t("subject")}>
      <Text style={mailText}>{t("reason")}</Text>
      {lines.map(({ id, title, quantity, isAvailable }) => (
        <Text key={id} style={mailText}>
          {t(isAvailable ? "line" : "gone", { quantity, title })}
        </Text>
      ))}
      <MailLink href={url}>{t("link")}</MailLink>
      <Hr />
      <Text style={mailText}>
        {`${t("once")} `}
        <MailLink href={url}>{t("unsubscribe")}</MailLink>
      </Text>
    </MailFrame>
  );
}
