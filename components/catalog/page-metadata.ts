import type { Metadata } from "next";
import { getLocale } from "@/components/i18n/words.server";
import { getShopFrame } from "@/lib/catalog/published/get-shop-frame";
import { defaultLocale, formattingLocales, type Locale, locales, localizePath } from "@/lib/i18n/locales";
import { PREVIEW } from "@/lib/media/preview-size";

type Page = { title: string; path: string; description?: string };

/** Title, canonical address, the same page in other languages, and what a link to the page shows in a message or a timeline. */
export async function toPageMetadata({ title, path, description }: Page): Promise<Metadata> {
  const locale = await getLocale();
  const { name } = await getShopFrame(locale);
  const images = [{ url: previewOf(path, locale), ...PREVIEW, alt: title }];
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
    // Where there is none of its own, it takes the picture above.
    twitter: { ...texts, card: "summary_large_image", images: [] },
  };
}

const toOpenGraph = (locale: Locale) => formattingLocales[locale].replace("-", "_");

/** For whoever speaks none of them, the default one (`x-default`). */
function languagesOf(path: string): Record<string, string> {
  const entries = locales.map((locale) => [locale, localizePath(locale, path)]);
  return { ...Object.fromEntries(entries), "x-default": localizePath(defaultLocale, path) };
}

/** What app/media/previews draws for the page in this language. */
const previewOf = (path: string, locale: Locale) =>
  `/media/previews${path === "/" ? "/home/home" : path}${locale === defaultLocale ? "" : `.${locale}`}.jpg`;
