import { fillWords } from "@/lib/i18n/fill-words";
import type { Locale } from "@/lib/i18n/locales";
import de from "@/messages/de/wishlist-news.json";
import en from "@/messages/en/wishlist-news.json";

/** No page carries these words: they come with this code, in all languages, as they are written. */
const catalogs = { de, en };

/** What is to be said of the last change of the list. */
export const sayNews = (kind: keyof typeof en, title: string, locale: Locale): string =>
  fillWords(catalogs[locale][kind], { title });
