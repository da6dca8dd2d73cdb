import { Hr, Text } from "@react-email/components";
import type { Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import { MailFrame, MailLink, mailText } from "./mail-frame";

type Props = {
  locale: Locale;
  lines: { title: string; quantity: number }[];
  /** As people read it, and so the last day. */
  total: string;
  until: string;
  url: string;
};

/** What the shop has put together for a customer, and the way to pay it. */
export function DraftOrderMail({ locale, lines, total, until, url }: Props) {
  const t = getTranslator(locale, "mail");
  const words = getTranslator(locale, "mail.draftOrder");
  return (
    <MailFrame locale={locale} preview={words("preview", { total })} title={words("title")}>
      <Text style={mailText}>{words("text")}</Text>
      {lines.map((line) => (
        <Text key={line.title} style={mailText}>
          {t("line", line)}
        </Text>
      ))}
      <Hr />
      <Text style={mailText}>{words("total", { total })}</Text>
      <MailLink href={url}>{words("link")}</MailLink>
      <Text style={{ ...mailText, marginTop: "16px" }}>{words("until", { until })}</Text>
    </MailFrame>
  );
}
