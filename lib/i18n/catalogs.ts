import backInStockDe from "@/messages/de/back-in-stock.json";
import catalogDe from "@/messages/de/catalog.json";
import layoutDe from "@/messages/de/layout.json";
import listDe from "@/messages/de/list.json";
import offerDe from "@/messages/de/offer.json";
import productDe from "@/messages/de/product.json";
import suggestionsDe from "@/messages/de/suggestions.json";
import backInStockEn from "@/messages/en/back-in-stock.json";
import catalogEn from "@/messages/en/catalog.json";
import layoutEn from "@/messages/en/layout.json";
import listEn from "@/messages/en/list.json";
import offerEn from "@/messages/en/offer.json";
import productEn from "@/messages/en/product.json";
import suggestionsEn from "@/messages/en/suggestions.json";
import type { Locale } from "./locales";

const en = {
  backInStock: backInStockEn,
  catalog: catalogEn,
  layout: layoutEn,
  list: listEn,
  offer: offerEn,
  product: productEn,
  suggestions: suggestionsEn,
};
export type Messages = typeof en;
export type Namespace = keyof Messages;

const de: Messages = {
  backInStock: backInStockDe,
  catalog: catalogDe,
  layout: layoutDe,
  list: listDe,
  offer: offerDe,
  product: productDe,
  suggestions: suggestionsDe,
};

/** The catalogues as they are written, in ICU message syntax: a file for each namespace and language. */
export const catalogs: Readonly<Record<Locale, Messages>> = { en, de };
