import backInStockDe from "@/messages/de/back-in-stock.json";
import catalogDe from "@/messages/de/catalog.json";
import layoutDe from "@/messages/de/layout.json";
import reviewDe from "@/messages/de/review.json";
import backInStockEn from "@/messages/en/back-in-stock.json";
import catalogEn from "@/messages/en/catalog.json";
import layoutEn from "@/messages/en/layout.json";
import reviewEn from "@/messages/en/review.json";
import type { Locale } from "./locales";

const en = { backInStock: backInStockEn, catalog: catalogEn, layout: layoutEn, review: reviewEn };
export type Messages = typeof en;
export type Namespace = keyof Messages;

const de: Messages = { backInStock: backInStockDe, catalog: catalogDe, layout: layoutDe, review: reviewDe };

/** The catalogues as they are written, in ICU message syntax: a file for each namespace and language. */
export const catalogs: Readonly<Record<Locale, Messages>> = { en, de };
