import type { productListing } from "@/db/schema/listing";
import type { Locale } from "@/lib/i18n/locales";
import { textIn } from "@/lib/i18n/text-in";
import { toImage } from "@/lib/media/to-image";
import type { ProductSummary } from "./schema";

/** A row of the read model as lists show it, in a language. */
export function toProductSummary(row: typeof productListing.$inferSelect, locale: Locale): ProductSummary {
  const money = (amount: number) => ({ amount, currency: row.currency });
  return {
    id: row.productId,
    handle: row.handle,
    title: textIn(row, locale, "title", row.title),
    vendor: row.vendor,
    productType: textIn(row, locale, "productType", row.productType),
    price: money(row.minPriceMinor),
    maxPrice: money(row.maxPriceMinor),
    compareAtPrice: row.compareAtMinor === null ? null : money(row.compareAtMinor),
    stockClass: row.stockClass,
    inStock: row.stockClass !== "sold_out",
    image: toImage({
      storageKey: row.mediaKey,
      alt: textIn(row, locale, "mediaAlt", row.mediaAlt),
      widthPx: row.mediaWidthPx,
      heightPx: row.mediaHeightPx,
      renditionWidthsPx: row.mediaRenditionWidthsPx,
      color: row.mediaColor,
    }),
    rating: row.ratingAverage === null ? null : { average: row.ratingAverage, count: row.ratingCount },
    publishedAt: row.publishedAt.toISOString(),
  };
}
