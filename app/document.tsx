import { GeistSans } from "geist/font/sans";
import type { ReactNode } from "react";
import type { Locale } from "@/lib/i18n/locales";
import "./globals.css";

/** The page around everything: each root layout of the app begins with it. */
export function Document({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <html lang={locale} className={GeistSans.variable}>
      <body className="min-h-dvh font-sans antialiased">{children}</body>
    </html>
  );
}
