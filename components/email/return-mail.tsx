import { Text } from "@react-email/components";
import type { Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import { MailFrame, MailLink, mailText } from "./mail-frame";

type Props = {
  locale: Locale;
  news: "approved" | "declined" | "received";
  number: string;
  /** Words of the shop, as they were typed; may be empty. */
  answer: string;
  url: string;
  imprintUrl: string;
};

/** How a return goes on: what to do now, why not, or that it has come. */
export function ReturnMail({ locale, news, number, answer, url, imprintUrl }: Props) {
  const t = getTranslator(locale, "returnMail");
  const text = t(`${news}.text`, { number });
  return (
    <MailFrame locale={locale} preview={text} title={t(`${news}.title`, { number })}>
      <Text style={mailText}>{text}</Text>
      {news === "received" || answer === "" ? null : (
        <Text style={{ ...mailText, whiteSpace: "pre-line" }}>{answer}</Text>
      )}
      {news === "approved" && answer === "" ? (
        <Text style={mailText}>
          <MailLink href={imprintUrl}>{t("address")}</MailLink>
        </Text>
      ) : null}
      <MailLink href={url}>{t("seeReturn")}</MailLink>
    </MailFrame>
  );
}
