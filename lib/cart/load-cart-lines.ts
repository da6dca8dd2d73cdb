import type { Db } from "@/db/client";
import { defaultLocale, type Locale } from "@/lib/i18n/locales";
import { textIn } from "@/lib/i18n/text-in";
import { chargeStepMinor } from "@/lib/vendors/stripe-amount";
import { type CartLineRow, type CartRow, selectCartLines } from "./queries";

/** A cart line at today's price and stock. `unitPriceMinor` is null when the variant is not for sale. */
export type PricedCartLine = {
  row: CartLineRow;
  /** In the shopper's language: an order copies them. */
  title: string;
  variantTitle: string;
  imageAlt: string;
  quantity: number;
  unitPriceMinor: number | null;
  /** What this cart can buy now; null when stock is not counted. */
  available: number | null;
};

/** Loads the lines of a cart, priced on the server from the database, never from a cache. */
export async function loadCartLines(
  db: Db,
  cart: CartRow,
  locale: Locale = defaultLocale,
): Promise<PricedCartLine[]> {
  const rows = await selectCartLines(db, cart, locale);
  return rows.map((row) => ({
    row,
    title: textIn(row.product, locale, "title", row.product.title),
    variantTitle: row.variantTitle || row.variant.title,
    imageAlt: row.picture ? textIn(row.picture, locale, "alt", row.picture.alt) : "",
    quantity: row.line.quantity,
    unitPriceMinor:
      row.product.status === "active" ? (row.line.agreedPriceMinor ?? findChargeablePrice(row.price)) : null,
    available: row.variant.tracked ? row.available : null,
  }));
}

/** A price that the payment provider could not charge to the unit is none. */
function findChargeablePrice(price: CartLineRow["price"]): number | null {
  if (!price || price.amountMinor % chargeStepMinor(price.currency) !== 0) return null;
  return price.amountMinor;
}
