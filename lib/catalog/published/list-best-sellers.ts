import { and, desc, eq, gt, ne } from "drizzle-orm";
import { cacheLife, cacheTag } from "next/cache";
import { productListing } from "@/db/schema/listing";
import { isBuilding, published } from "@/lib/cache/lifetimes";
import { tags } from "@/lib/cache/tags";
import type { Locale } from "@/lib/i18n/locales";
import { systemContext } from "@/lib/operation/system-context";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import type { ProductSummary } from "../schema";
import { toProductSummary } from "../to-product-summary";

/** Sales move slowly: an hour old is fresh enough, and no order makes the home page anew. */
const freshForAnHour = { ...published, revalidate: 3600 } as const;

/**
 * At most `limit` products that can be bought, by the figure that `countSales` keeps, for the home page; at most an
 * hour older than that figure, sooner when a listing changes.
 */
export async function listBestSellers(limit: number, locale: Locale): Promise<ProductSummary[]> {
  "use cache";
  cacheTag(tags.catalog);
  cacheLife(freshForAnHour);
  if (isBuilding) return [];
  const { db } = systemContext("page");
  const t = productListing;
  const rows = await db
    .select()
    .from(t)
    .where(and(eq(t.currency, await getShopCurrency(db)), ne(t.stockClass, "sold_out"), gt(t.unitsSold, 0)))
    .orderBy(desc(t.unitsSold), desc(t.productId))
    .limit(limit);
  return rows.map((row) => toProductSummary(row, locale));
}
