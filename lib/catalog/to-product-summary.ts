import type { productListing } from "@/db/schema/listing";
import { toImage } from "@/lib/media/to-image";
import type { ProductSummary } from "./schema";

/** A row of the read model as lists show it. */
export function toProductSummary(row: typeof productListing.$inferSelect): ProductSummary {
  const money = (amount: number) => ({ amount, currency: row.currency });
  return {
    id: row.productId,
    handle: row.handle,
    title: row.title,
    vendor: row.vendor,
    productType: row.productType,
    price: money(row.minPriceMinor),
    maxPrice: money(row.maxPriceMinor),
    compareAtPrice: row.compareAtMinor === null ? null : money(row.compareAtMinor),
    stockClass: row.stockClass,
    inStock: row.stockClass !== "sold_out",
    image: toImage({
      storageKey: row.mediaKey,
      alt: row.mediaAlt,
      widthPx: row.mediaWidthPx,
      heightPx: row.mediaHeightPx,
      renditionWidthsPx: row.mediaRenditionWidthsPx,
      color: row.mediaColor,
    }),
    rating: row.ratingAverage === null ? null : { average: row.ratingAverage, count: row.ratingCount },
    publishedAt: row.publishedAt.toISOString(),
  };
}
