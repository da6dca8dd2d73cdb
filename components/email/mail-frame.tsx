import { Body, Container, Head, Heading, Html, Link, Preview } from "@react-email/components";
import type { ReactNode } from "react";
import type { Locale } from "@/lib/i18n/locales";

export const mailText = { fontSize: "15px", lineHeight: "24px", color: "#1f2421", margin: "0 0 8px" };

type LinkProps = { href: string; children: string };

export function MailLink({ href, children }: LinkProps) {
  return (
    <Link href={href} style={{ color: "#1d4d3f" }}>
      {children}
    </Link>
  );
}

type Props = { locale: Locale; preview: string; title: string; children: ReactNode };

/** What every mail of the shop looks like. */
export function MailFrame({ locale, preview, title, children }: Props) {
  return (
    <Html lang={locale}>
      <Head />
      <Preview>{preview}</Preview>
      <Body style={{ backgroundColor: "#f6f4ef", fontFamily: "Helvetica, Arial, sans-serif" }}>
        <Container
          style={{ backgroundColor: "#ffffff", padding: "32px", margin: "24px auto", maxWidth: "560px" }}
        >
          <Heading style={{ fontSize: "22px", margin: "0 0 16px" }}>{title}</Heading>
          {children}
        </Container>
      </Body>
    </Html>
  );
}
