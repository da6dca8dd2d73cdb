import backInStockDe from "@/messages/de/back-in-stock.json";
import backInStockFormDe from "@/messages/de/back-in-stock-form.json";
import cartDe from "@/messages/de/cart.json";
import catalogDe from "@/messages/de/catalog.json";
import checkoutDe from "@/messages/de/checkout.json";
import drawerDe from "@/messages/de/drawer.json";
import errorDe from "@/messages/de/error.json";
import findOrderDe from "@/messages/de/find-order.json";
import frameDe from "@/messages/de/frame.json";
import layoutDe from "@/messages/de/layout.json";
import listDe from "@/messages/de/list.json";
import mailDe from "@/messages/de/mail.json";
import offerDe from "@/messages/de/offer.json";
import orderDe from "@/messages/de/order.json";
import problemsDe from "@/messages/de/problems.json";
import productDe from "@/messages/de/product.json";
import purchaseDe from "@/messages/de/purchase.json";
import reviewDe from "@/messages/de/review.json";
import suggestionsDe from "@/messages/de/suggestions.json";
import wishlistDe from "@/messages/de/wishlist.json";
import backInStockEn from "@/messages/en/back-in-stock.json";
import backInStockFormEn from "@/messages/en/back-in-stock-form.json";
import cartEn from "@/messages/en/cart.json";
import catalogEn from "@/messages/en/catalog.json";
import checkoutEn from "@/messages/en/checkout.json";
import drawerEn from "@/messages/en/drawer.json";
import errorEn from "@/messages/en/error.json";
import findOrderEn from "@/messages/en/find-order.json";
import frameEn from "@/messages/en/frame.json";
import layoutEn from "@/messages/en/layout.json";
import listEn from "@/messages/en/list.json";
import mailEn from "@/messages/en/mail.json";
import offerEn from "@/messages/en/offer.json";
import orderEn from "@/messages/en/order.json";
import problemsEn from "@/messages/en/problems.json";
import productEn from "@/messages/en/product.json";
import purchaseEn from "@/messages/en/purchase.json";
import reviewEn from "@/messages/en/review.json";
import suggestionsEn from "@/messages/en/suggestions.json";
import wishlistEn from "@/messages/en/wishlist.json";
import type { Locale } from "./locales";

const en = {
  backInStock: backInStockEn,
  backInStockForm: backInStockFormEn,
  cart: cartEn,
  catalog: catalogEn,
  checkout: checkoutEn,
  drawer: drawerEn,
  error: errorEn,
  findOrder: findOrderEn,
  frame: frameEn,
  layout: layoutEn,
  list: listEn,
  mail: mailEn,
  offer: offerEn,
  order: orderEn,
  problems: problemsEn,
  product: productEn,
  purchase: purchaseEn,
  review: reviewEn,
  suggestions: suggestionsEn,
  wishlist: wishlistEn,
};
export type Messages = typeof en;
export type Namespace = keyof Messages;

const de: Messages = {
  backInStock: backInStockDe,
  backInStockForm: backInStockFormDe,
  cart: cartDe,
  catalog: catalogDe,
  checkout: checkoutDe,
  drawer: drawerDe,
  error: errorDe,
  findOrder: findOrderDe,
  frame: frameDe,
  layout: layoutDe,
  list: listDe,
  mail: mailDe,
  offer: offerDe,
  order: orderDe,
  problems: problemsDe,
  product: productDe,
  purchase: purchaseDe,
  review: reviewDe,
  suggestions: suggestionsDe,
  wishlist: wishlistDe,
};

/** The catalogues as they are written, in ICU message syntax: a file for each namespace and language. */
export const catalogs: Readonly<Record<Locale, Messages>> = { en, de };
