import type { ReactNode } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { fontVariables } from "./fonts/fonts";
import "./globals.css";

/** The page around everything: each root layout of the app begins with it. */
export function Document({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <html lang={locale} className={fontVariables}>
      <body className="min-h-dvh font-sans antialiased">{children}</body>
    </html>
  );
}
