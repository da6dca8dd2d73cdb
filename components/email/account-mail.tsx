import { Text } from "@react-email/components";
import type { Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import type words from "@/messages/en/account-mail.json";
import { MailFrame, MailLink, mailText } from "./mail-frame";

type Kind = keyof typeof words;
type Props = { locale: Locale; kind: Kind; url: string; name: string };

/** Every mail of an account: what happened, where to go on, and what to do if it was somebody else. */
export function AccountMail({ locale, kind, url, name }: Props) {
  const t = getTranslator(locale, "accountMail");
  return (
    <MailFrame
      locale={locale}
      preview={t(`${kind}.subject`, { name })}
      title={t(`${kind}.subject`, { name })}
    >
      <Text style={mailText}>{t(`${kind}.text`, { name })}</Text>
      <Text style={mailText}>
        <MailLink href={url}>{t(`${kind}.link`, { name })}</MailLink>
      </Text>
      <Text style={mailText}>{t(`${kind}.otherwise`, { name })}</Text>
    </MailFrame>
  );
}
