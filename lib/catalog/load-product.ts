import type { Db } from "@/db/client";
import { findAvailabilityParts } from "@/lib/inventory/find-availability";
import { findPrices } from "@/lib/pricing/find-prices";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import { type ProductRow, selectProductParts } from "./queries";
import type { Product } from "./schema";
import { toProduct } from "./to-product";

/** Completes a product's row with options, variants, prices, stock and pictures. */
export async function loadProduct(db: Db, row: ProductRow): Promise<Product> {
  const currency = await getShopCurrency(db);
  const parts = await selectProductParts(db, row.id);
  const ids = parts.variants.map((variant) => variant.id);
  const prices = await findPrices(db, ids, currency);
  const stock = await findAvailabilityParts(db, ids);
  return toProduct(row, parts, { currency, prices, stock });
}
