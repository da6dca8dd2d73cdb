import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Document } from "@/app/document";
import { getLocale } from "@/components/i18n/words.server";
import { WordsProvider } from "@/components/i18n/words-provider";
import { brand, icons } from "@/components/layout/brand";
import { WebVitals } from "@/components/vitals/web-vitals";
import { getShopFrame } from "@/lib/catalog/published/get-shop-frame";
import { getHomeText } from "@/lib/content/get-home-text";
import { isLocale, localizePath } from "@/lib/i18n/locales";
import { getMessages } from "@/lib/i18n/messages";

type Props = { params: Promise<{ locale: string }>; children: ReactNode };

export async function generateMetadata(): Promise<Metadata> {
  const locale = await getLocale();
  const [{ name }, { hero }] = await Promise.all([getShopFrame(locale), getHomeText(locale)]);
  const { APP_URL: url } = process.env;
  return {
    ...(url ? { metadataBase: new URL(url) } : {}),
    ...(isLocale(locale) ? { manifest: localizePath(locale, "/manifest.webmanifest") } : {}),
    // The merchant's own words, where a page has none of its own.
    description: hero.text,
    icons,
    title: { default: name, template: `%s · ${name}` },
  };
}

export const viewport: Viewport = { themeColor: brand.color };

/** The shop in one of its languages. English has no prefix in addresses: next.config.ts puts it there. */
export default async function ShopLayout({ params, children }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <Document locale={locale}>
      <WordsProvider locale={locale} messages={getMessages(locale, "layout")}>
        {children}
        <WebVitals />
      </WordsProvider>
    </Document>
  );
}
