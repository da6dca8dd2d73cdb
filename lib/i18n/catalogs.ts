import backInStockDe from "@/messages/de/back-in-stock.json";
import backInStockFormDe from "@/messages/de/back-in-stock-form.json";
import catalogDe from "@/messages/de/catalog.json";
import layoutDe from "@/messages/de/layout.json";
import wishlistDe from "@/messages/de/wishlist.json";
import backInStockEn from "@/messages/en/back-in-stock.json";
import backInStockFormEn from "@/messages/en/back-in-stock-form.json";
import catalogEn from "@/messages/en/catalog.json";
import layoutEn from "@/messages/en/layout.json";
import wishlistEn from "@/messages/en/wishlist.json";
import type { Locale } from "./locales";

const en = {
  backInStock: backInStockEn,
  backInStockForm: backInStockFormEn,
  catalog: catalogEn,
  layout: layoutEn,
  wishlist: wishlistEn,
};
export type Messages = typeof en;
export type Namespace = keyof Messages;

const de: Messages = {
  backInStock: backInStockDe,
  backInStockForm: backInStockFormDe,
  catalog: catalogDe,
  layout: layoutDe,
  wishlist: wishlistDe,
};

/** The catalogues as they are written, in ICU message syntax: a file for each namespace and language. */
export const catalogs: Readonly<Record<Locale, Messages>> = { en, de };
