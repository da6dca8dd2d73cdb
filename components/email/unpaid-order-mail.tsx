import { Hr, Text } from "@react-email/components";
import type { Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import type { Order } from "@/lib/order/schema";
import { MailFrame, MailLink, mailText } from "./mail-frame";

type Props = { locale: Locale; order: Order; why: "expired" | "failed"; url: string };

/** That an order has ended because nobody paid it, what it held, and the way to order it again. */
export function UnpaidOrderMail({ locale, order, why, url }: Props) {
  const t = getTranslator(locale, "mail");
  const words = getTranslator(locale, "mail.unpaid");
  // Staff have put it together: another cart would not be what was agreed.
  const isDrafted = order.events.some(({ type }) => type === "drafted");
  return (
    <MailFrame locale={locale} preview={words(why)} title={words("title", { number: order.number })}>
      <Text style={mailText}>{words(why)}</Text>
      <Text style={mailText}>{words("held")}</Text>
      {order.lines.map(({ id, quantity, title, variantTitle }) => (
        <Text key={id} style={mailText}>
          {t("line", { quantity, title: variantTitle === "Default" ? title : `${title} (${variantTitle})` })}
        </Text>
      ))}
      <Hr />
      <Text style={mailText}>{words(isDrafted ? "againDrafted" : "again")}</Text>
      <MailLink href={url}>{words(isDrafted ? "linkDrafted" : "link")}</MailLink>
    </MailFrame>
  );
}
