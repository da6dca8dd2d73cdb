import { Body, Container, Head, Heading, Html, Link, Preview, Text } from "@react-email/components";
import type { Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";

const text = { fontSize: "15px", lineHeight: "24px", color: "#1f2421", margin: "0 0 8px" };
const small = { ...text, fontSize: "13px", margin: "24px 0 0" };
const link = { color: "#1d4d3f" };

type Frame = { locale: Locale; heading: string; children: React.ReactNode };

function Letter({ locale, heading, children }: Frame) {
  return (
    <Html lang={locale}>
      <Head />
      <Preview>{heading}</Preview>
      <Body style={{ backgroundColor: "#f6f4ef", fontFamily: "Helvetica, Arial, sans-serif" }}>
        <Container
          style={{ backgroundColor: "#ffffff", padding: "32px", margin: "24px auto", maxWidth: "560px" }}
        >
          <Heading style={{ fontSize: "22px", margin: "0 0 16px" }}>{heading}</Heading>
          {children}
        </Container>
      </Body>
    </Html>
  );
}

/** Asks an address that somebody typed whether it is theirs. */
export function BackInStockConfirmationMail(props: { locale: Locale; title: string; url: string }) {
  const t = getTranslator(props.locale, "backInStock.confirmMail");
  const { title } = props;
  return (
    <Letter locale={props.locale} heading={t("subject", { title })}>
      <Text style={text}>{t("reason", { title })}</Text>
      <Text style={text}>{t("ask")}</Text>
      <Link href={props.url} style={link}>
        {t("link")}
      </Link>
    </Letter>
  );
}

type BackProps = { locale: Locale; title: string; productUrl: string; withdrawUrl: string };

/** The one mail that was asked for. */
export function BackInStockMail({ locale, title, productUrl, withdrawUrl }: BackProps) {
  const t = getTranslator(locale, "backInStock.backMail");
  return (
    <Letter locale={locale} heading={t("subject", { title })}>
      <Text style={text}>{t("news", { title })}</Text>
      <Link href={productUrl} style={link}>
        {t("link")}
      </Link>
      <Text style={small}>
        {t("once")}{" "}
        <Link href={withdrawUrl} style={link}>
          {t("withdraw")}
        </Link>
      </Text>
    </Letter>
  );
}
