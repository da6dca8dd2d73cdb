import type { Db } from "@/db/client";
import { defaultLocale, type Locale } from "@/lib/i18n/locales";
import { findAvailabilityParts } from "@/lib/inventory/find-availability";
import { findPrices } from "@/lib/pricing/find-prices";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import { type ProductRow, selectProductParts } from "./queries";
import type { AdminProduct, Product } from "./schema";
import { toProduct } from "./to-product";
import { toTranslations } from "./translations/to-translations";

/** Completes a product's row with options, variants, prices, stock and pictures; texts in one language. */
export async function loadProduct(db: Db, row: ProductRow, locale: Locale = defaultLocale): Promise<Product> {
  return (await load(db, row, locale)).product;
}

/** `loadProduct` for staff: the original, with its translations. */
export async function loadAdminProduct(db: Db, row: ProductRow): Promise<AdminProduct> {
  const { product, parts } = await load(db, row, defaultLocale);
  return { ...product, translations: toTranslations(row, parts) };
}

async function load(db: Db, row: ProductRow, locale: Locale) {
  const currency = await getShopCurrency(db);
  const parts = await selectProductParts(db, row.id);
  const ids = parts.variants.map((variant) => variant.id);
  const prices = await findPrices(db, ids, currency);
  const stock = await findAvailabilityParts(db, ids);
  return { product: toProduct(row, parts, { currency, prices, stock, locale }), parts };
}
