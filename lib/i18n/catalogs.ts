import accountDe from "@/messages/de/account.json";
import accountMailDe from "@/messages/de/account-mail.json";
import backInStockDe from "@/messages/de/back-in-stock.json";
import backInStockFormDe from "@/messages/de/back-in-stock-form.json";
import cartDe from "@/messages/de/cart.json";
import catalogDe from "@/messages/de/catalog.json";
import checkoutDe from "@/messages/de/checkout.json";
import drawerDe from "@/messages/de/drawer.json";
import errorDe from "@/messages/de/error.json";
import findOrderDe from "@/messages/de/find-order.json";
import frameDe from "@/messages/de/frame.json";
import invoiceDe from "@/messages/de/invoice.json";
import layoutDe from "@/messages/de/layout.json";
import listDe from "@/messages/de/list.json";
import mailDe from "@/messages/de/mail.json";
import offerDe from "@/messages/de/offer.json";
import orderDe from "@/messages/de/order.json";
import payDe from "@/messages/de/pay.json";
import problemsDe from "@/messages/de/problems.json";
import productDe from "@/messages/de/product.json";
import purchaseDe from "@/messages/de/purchase.json";
import recentDe from "@/messages/de/recent.json";
import reminderDe from "@/messages/de/reminder.json";
import returnMailDe from "@/messages/de/return-mail.json";
import returnsDe from "@/messages/de/returns.json";
import reviewDe from "@/messages/de/review.json";
import sharedLinkDe from "@/messages/de/shared-link.json";
import suggestionsDe from "@/messages/de/suggestions.json";
import wishlistDe from "@/messages/de/wishlist.json";
import wishlistNewsDe from "@/messages/de/wishlist-news.json";
import zoomDe from "@/messages/de/zoom.json";
import accountEn from "@/messages/en/account.json";
import accountMailEn from "@/messages/en/account-mail.json";
import backInStockEn from "@/messages/en/back-in-stock.json";
import backInStockFormEn from "@/messages/en/back-in-stock-form.json";
import cartEn from "@/messages/en/cart.json";
import catalogEn from "@/messages/en/catalog.json";
import checkoutEn from "@/messages/en/checkout.json";
import drawerEn from "@/messages/en/drawer.json";
import errorEn from "@/messages/en/error.json";
import findOrderEn from "@/messages/en/find-order.json";
import frameEn from "@/messages/en/frame.json";
import invoiceEn from "@/messages/en/invoice.json";
import layoutEn from "@/messages/en/layout.json";
import listEn from "@/messages/en/list.json";
import mailEn from "@/messages/en/mail.json";
import offerEn from "@/messages/en/offer.json";
import orderEn from "@/messages/en/order.json";
import payEn from "@/messages/en/pay.json";
import problemsEn from "@/messages/en/problems.json";
import productEn from "@/messages/en/product.json";
import purchaseEn from "@/messages/en/purchase.json";
import recentEn from "@/messages/en/recent.json";
import reminderEn from "@/messages/en/reminder.json";
import returnMailEn from "@/messages/en/return-mail.json";
import returnsEn from "@/messages/en/returns.json";
import reviewEn from "@/messages/en/review.json";
import sharedLinkEn from "@/messages/en/shared-link.json";
import suggestionsEn from "@/messages/en/suggestions.json";
import wishlistEn from "@/messages/en/wishlist.json";
import wishlistNewsEn from "@/messages/en/wishlist-news.json";
import zoomEn from "@/messages/en/zoom.json";
import type { Locale } from "./locales";

const en = {
  account: accountEn,
  accountMail: accountMailEn,
  backInStock: backInStockEn,
  backInStockForm: backInStockFormEn,
  cart: cartEn,
  catalog: catalogEn,
  checkout: checkoutEn,
  drawer: drawerEn,
  error: errorEn,
  findOrder: findOrderEn,
  frame: frameEn,
  invoice: invoiceEn,
  layout: layoutEn,
  list: listEn,
  mail: mailEn,
  offer: offerEn,
  order: orderEn,
  pay: payEn,
  problems: problemsEn,
  product: productEn,
  purchase: purchaseEn,
  reminder: reminderEn,
  returnMail: returnMailEn,
  returns: returnsEn,
  review: reviewEn,
  suggestions: suggestionsEn,
  recent: recentEn,
  sharedLink: sharedLinkEn,
  wishlistNews: wishlistNewsEn,
  zoom: zoomEn,
  wishlist: wishlistEn,
};
export type Messages = typeof en;
export type Namespace = keyof Messages;

const de: Messages = {
  account: accountDe,
  accountMail: accountMailDe,
  backInStock: backInStockDe,
  backInStockForm: backInStockFormDe,
  cart: cartDe,
  catalog: catalogDe,
  checkout: checkoutDe,
  drawer: drawerDe,
  error: errorDe,
  findOrder: findOrderDe,
  frame: frameDe,
  invoice: invoiceDe,
  layout: layoutDe,
  list: listDe,
  mail: mailDe,
  offer: offerDe,
  order: orderDe,
  pay: payDe,
  problems: problemsDe,
  product: productDe,
  purchase: purchaseDe,
  reminder: reminderDe,
  returnMail: returnMailDe,
  returns: returnsDe,
  review: reviewDe,
  suggestions: suggestionsDe,
  recent: recentDe,
  sharedLink: sharedLinkDe,
  wishlistNews: wishlistNewsDe,
  zoom: zoomDe,
  wishlist: wishlistDe,
};

/** The catalogues as they are written, in ICU message syntax: a file for each namespace and language. */
export const catalogs: Readonly<Record<Locale, Messages>> = { en, de };
