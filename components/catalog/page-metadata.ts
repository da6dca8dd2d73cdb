import type { Metadata } from "next";
import { getLocale } from "@/components/i18n/words.server";
import { getShopFrame } from "@/lib/catalog/published/get-shop-frame";
import type { Image } from "@/lib/catalog/schema";
import { defaultLocale, formattingLocales, type Locale, locales, localizePath } from "@/lib/i18n/locales";

const PREVIEW_WIDTH = 1200;

type Page = { title: string; path: string; description?: string; image?: Image | null | undefined };

/** Title, canonical address, the same page in other languages, and what a link to the page shows in a message or a timeline. */
export async function toPageMetadata({ title, path, description, image }: Page): Promise<Metadata> {
  const [{ name }, locale] = await Promise.all([getShopFrame(), getLocale()]);
  const images = image ? [toPreview(image)] : [];
  const texts = { title, ...(description ? { description } : {}) };
  return {
    ...texts,
    alternates: { canonical: localizePath(locale, path), languages: languagesOf(path) },
    openGraph: {
      ...texts,
      type: "website",
      url: localizePath(locale, path),
      locale: toOpenGraph(locale),
      alternateLocale: locales.filter((other) => other !== locale).map(toOpenGraph),
      siteName: name,
      images,
    },
    twitter: { ...texts, card: image ? "summary_large_image" : "summary", images },
  };
}

const toOpenGraph = (locale: Locale) => formattingLocales[locale].replace("-", "_");

/** For whoever speaks none of them, the default one (`x-default`). */
function languagesOf(path: string): Record<string, string> {
  const entries = locales.map((locale) => [locale, localizePath(locale, path)]);
  return { ...Object.fromEntries(entries), "x-default": localizePath(defaultLocale, path) };
}

/** The smallest rendition that fills a preview: whoever shows one loads it whole. */
function toPreview({ renditions, alt, ...largest }: Image) {
  const { url, width } = renditions.find((rendition) => rendition.width >= PREVIEW_WIDTH) ?? largest;
  return { url, width, height: Math.round((width * largest.height) / largest.width), alt };
}
