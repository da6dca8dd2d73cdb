import { eq, sql } from "drizzle-orm";
import { collectionProduct, type product } from "@/db/schema/catalog";
import { productListing } from "@/db/schema/listing";
import { reviewSummary } from "@/db/schema/review";
import { invalidateTags } from "@/lib/cache/invalidate-tags";
import { tags } from "@/lib/cache/tags";
import { translatedLocales } from "@/lib/i18n/locales";
import { findAvailabilityParts } from "@/lib/inventory/find-availability";
import { findListTags } from "@/lib/inventory/find-list-tags";
import { resolveProductStockClass, resolveStockClass } from "@/lib/inventory/resolve-stock-class";
import type { Context } from "@/lib/operation/context";
import { findPrices } from "@/lib/pricing/find-prices";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import { toFacetLabels } from "./facet-labels";
import { type ProductParts, type ProductRow, selectProductParts } from "./queries";
import { toListedRating } from "./to-listed-rating";
import { toPlainText } from "./to-plain-text";

/**
 * Rewrites the product's row of the read model, and marks every page that shows it as stale. Call it in the
 * transaction that changes the product, last. A product that is not on sale has no row.
 *
 * @param alsoStale tags of what the caller has changed beside: tags are invalidated once per transaction.
 */
export async function refreshListing(
  ctx: Context,
  row: typeof product.$inferSelect,
  alsoStale: readonly string[] = [],
): Promise<void> {
  const stale = [
    tags.product(row.handle),
    tags.catalog,
    ...alsoStale,
    ...(await findListTags(ctx.db, row.id)),
  ];
  await writeListing(ctx, row);
  await invalidateTags(ctx.db, [...stale, ...(await findListTags(ctx.db, row.id))]);
}

async function writeListing(ctx: Context, row: typeof product.$inferSelect): Promise<void> {
  // Before stock is read: an order that changes its class waits here, and sees what was written.
  await ctx.db
    .select({ id: productListing.productId })
    .from(productListing)
    .where(eq(productListing.productId, row.id))
    .for("update");
  const values = row.status === "active" ? await toListing(ctx, row) : null;
  if (!values) {
    await ctx.db.delete(productListing).where(eq(productListing.productId, row.id));
    return;
  }
  await ctx.db
    .insert(productListing)
    .values(values)
    .onConflictDoUpdate({ target: [productListing.productId, productListing.currency], set: values });
}

async function toListing(
  ctx: Context,
  row: typeof product.$inferSelect,
): Promise<typeof productListing.$inferInsert | null> {
  const currency = await getShopCurrency(ctx.db);
  const parts = await selectProductParts(ctx.db, row.id);
  const ids = parts.variants.map((variant) => variant.id);
  const prices = await findPrices(ctx.db, ids, currency);
  const stock = await findAvailabilityParts(ctx.db, ids);
  const priced = parts.variants.flatMap((variant) => {
    const price = prices.get(variant.id);
    if (!price) return [];
    const counted = variant.tracked ? (stock.get(variant.id) ?? { onHandFree: 0, available: 0 }) : null;
    return [{ variant, price, stockClass: resolveStockClass(counted) }];
  });
  const cheapest = priced.toSorted((a, b) => a.price.amountMinor - b.price.amountMinor)[0];
  if (!cheapest) return null;
  const picture = parts.pictures.find((candidate) => candidate.status === "ready");
  const used = new Set(parts.choices.map((choice) => choice.optionValueId));
  return {
    productId: row.id,
    currency,
    handle: row.handle,
    title: row.title,
    vendor: row.vendor,
    productType: row.productType,
    tags: row.tags,
    categoryIds: await findCategoryIds(
      ctx,
      parts.categories.map(({ id }) => id),
    ),
    collectionIds: await findCollectionIds(ctx, row.id),
    optionFacets: parts.options.flatMap((option) =>
      parts.values
        .filter((value) => value.optionId === option.id && used.has(value.id))
        .map((value) => `${option.name}:${value.value}`.toLowerCase()),
    ),
    facetLabels: toFacetLabels(row, parts, used),
    translations: toListingTexts(row, parts, used),
    minPriceMinor: cheapest.price.amountMinor,
    maxPriceMinor: Math.max(...priced.map(({ price }) => price.amountMinor)),
    compareAtMinor: cheapest.price.compareAtMinor,
    stockClass: resolveProductStockClass(priced.map((entry) => entry.stockClass)),
    variantClasses: priced
      .map((entry) => `${entry.variant.id}=${entry.stockClass}`)
      .sort()
      .join(" "),
    variantCount: priced.length,
    mediaKey: picture?.storageKey ?? null,
    mediaAlt: picture?.alt ?? "",
    mediaWidthPx: picture?.widthPx ?? null,
    mediaHeightPx: picture?.heightPx ?? null,
    mediaRenditionWidthsPx: picture?.renditionWidthsPx ?? [],
    mediaColor: picture?.color ?? null,
    publishedAt: row.publishedAt ?? row.createdAt,
    ...(await findRating(ctx, row.id)),
    skus: parts.variants.flatMap(({ sku }) => (sku ? [sku.toLowerCase()] : [])),
    searchText: [
      row.productType,
      row.vendor,
      ...row.tags,
      ...parts.variants.map(({ sku }) => sku ?? ""),
      ...parts.values.filter(({ id }) => used.has(id)).map(({ value }) => value),
      toPlainText(row.descriptionHtml),
    ]
      .join(" ")
      .slice(0, 20_000),
  };
}

/** Texts of lists and of the search in every other language; a product that has none costs nothing. */
function toListingTexts(row: ProductRow, parts: ProductParts, used: ReadonlySet<string>) {
  const picture = parts.pictures.find(({ status }) => status === "ready");
  return Object.fromEntries(
    translatedLocales.flatMap((locale) => {
      const { title, productType, descriptionHtml } = row.translations[locale] ?? {};
      const words = [
        productType,
        ...parts.values.filter(({ id }) => used.has(id)).map((value) => value.translations[locale]?.value),
        toPlainText(descriptionHtml ?? ""),
      ];
      const texts = {
        title,
        productType,
        mediaAlt: picture?.translations[locale]?.alt,
        searchText: words.filter(Boolean).join(" ").slice(0, 20_000),
      };
      const own = Object.entries(texts).filter(([, text]) => text);
      return own.length > 0 ? [[locale, Object.fromEntries(own)]] : [];
    }),
  );
}

/** Read under the product's lock, which `refreshRating` holds, too: neither writes back what the other has changed. */
async function findRating(ctx: Context, productId: string) {
  const [summary] = await ctx.db.select().from(reviewSummary).where(eq(reviewSummary.productId, productId));
  return toListedRating(summary);
}

/** The categories and all their ancestors: a parent lists what its children hold. */
async function findCategoryIds(ctx: Context, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db.execute<{ id: string }>(sql`
    with recursive up as (
      select id, parent_id from category where id in (${sql.join(
        ids.map((id) => sql`${id}`),
        sql`, `,
      )})
      union
      select c.id, c.parent_id from category c join up on up.parent_id = c.id
    )
    select id from up`);
  return rows.map((row) => row.id);
}

async function findCollectionIds(ctx: Context, productId: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: collectionProduct.collectionId })
    .from(collectionProduct)
    .where(eq(collectionProduct.productId, productId));
  return rows.map((row) => row.id);
}
