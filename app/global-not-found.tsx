import type { Metadata } from "next";
import { defaultLocale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import { Document } from "./document";

const t = getTranslator(defaultLocale, "frame");

export const metadata: Metadata = { title: t("notFound.title") };

/** For addresses outside the shop; those within it are `[locale]/(store)/not-found.tsx`. */
export default function GlobalNotFound() {
  return (
    <Document locale={defaultLocale}>
      <main className="mx-auto max-w-xl px-4 py-24 text-center">
        <h1 className="text-3xl font-semibold">{t("notFound.title")}</h1>
        <p className="mt-3 mb-8 text-muted">{t("notFound.text")}</p>
        <a href="/" className="underline">
          {t("notFound.home")}
        </a>
      </main>
    </Document>
  );
}
