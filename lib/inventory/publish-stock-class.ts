import { eq, inArray } from "drizzle-orm";
import { variant } from "@/db/schema/catalog";
import { productListing } from "@/db/schema/listing";
import { invalidateTags } from "@/lib/cache/invalidate-tags";
import { tags } from "@/lib/cache/tags";
import type { Context } from "@/lib/operation/context";
import { findAvailabilityParts } from "./find-availability";
import { findListTags } from "./find-list-tags";
import { resolveProductStockClass, resolveStockClass } from "./resolve-stock-class";

/**
 * Brings the listing of the variants' products to today's stock class. Where the class of some variant may have
 * changed, the product's page is invalidated; where the product's own has, the lists too. Counts are never published:
 * a flash sale does not re-render its page on every sale.
 */
export async function publishStockClass(ctx: Context, variantIds: readonly string[]): Promise<void> {
  if (variantIds.length === 0) return;
  const products = await ctx.db
    .selectDistinct({ id: variant.productId })
    .from(variant)
    .where(inArray(variant.id, [...variantIds]));
  const changed: string[] = [];
  for (const { id } of products.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    changed.push(...(await refreshStockClass(ctx, id)));
  }
  // All at once, so that two orders lock the tags' rows in the same order.
  await invalidateTags(ctx.db, changed);
}

/** @returns the tags that the change makes stale. */
async function refreshStockClass(ctx: Context, productId: string): Promise<string[]> {
  const [listing] = await ctx.db.select().from(productListing).where(eq(productListing.productId, productId));
  if (!listing) return [];
  const variants = await ctx.db
    .select({ id: variant.id, tracked: variant.tracked })
    .from(variant)
    .where(eq(variant.productId, productId));
  const parts = await findAvailabilityParts(
    ctx.db,
    variants.map(({ id }) => id),
  );
  const classes = variants.map(({ id, tracked }) =>
    resolveStockClass(tracked ? (parts.get(id) ?? { onHandFree: 0, available: 0 }) : null),
  );
  const stockClass = resolveProductStockClass(classes);
  const variantClasses = variants
    .map(({ id }, index) => `${id}=${classes[index]}`)
    .sort()
    .join(" ");
  if (listing.stockClass === stockClass && listing.variantClasses === variantClasses) return [];
  await ctx.db
    .update(productListing)
    .set({ stockClass, variantClasses })
    .where(eq(productListing.productId, productId));
  const own = tags.product(listing.handle);
  return listing.stockClass === stockClass
    ? [own]
    : [own, tags.catalog, ...(await findListTags(ctx.db, productId))];
}
