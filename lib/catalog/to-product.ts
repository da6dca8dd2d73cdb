import type { Availability } from "@/lib/inventory/find-availability";
import { resolveStockClass } from "@/lib/inventory/resolve-stock-class";
import { toImage } from "@/lib/media/to-image";
import type { VariantPrice } from "@/lib/pricing/find-prices";
import type { ProductParts, ProductRow, VariantRow } from "./queries";
import type { Product, Variant } from "./schema";

type Facts = { currency: string; prices: Map<string, VariantPrice>; stock: Map<string, Availability> };

/** The product as every door shows it; a variant without a price is not for sale and is left out. */
export function toProduct(row: ProductRow, parts: ProductParts, facts: Facts): Product {
  const reference = ({ handle, title }: { handle: string; title: string }) => ({ handle, title });
  return {
    id: row.id,
    handle: row.handle,
    title: row.title,
    description: row.descriptionHtml,
    status: row.status,
    vendor: row.vendor,
    productType: row.productType,
    tags: row.tags,
    attributes: row.attributes,
    seo: { title: row.seoTitle, description: row.seoDescription },
    options: parts.options.map((option) => ({
      name: option.name,
      values: parts.values.filter((value) => value.optionId === option.id).map((value) => value.value),
    })),
    variants: parts.variants.flatMap((variant) => toVariant(variant, parts, facts) ?? []),
    images: parts.pictures.flatMap((picture) => {
      const image = picture.status === "ready" ? toImage(picture) : null;
      return image ? [{ id: picture.id, ...image }] : [];
    }),
    categories: parts.categories.map(reference),
    collections: parts.collections.map(reference),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    version: row.version,
  };
}

function toVariant(
  variant: VariantRow,
  parts: ProductParts,
  { currency, prices, stock }: Facts,
): Variant | null {
  const price = prices.get(variant.id);
  if (!price) return null;
  const money = (amount: number | null) => (amount === null ? null : { amount, currency });
  const counted = variant.tracked ? (stock.get(variant.id) ?? { onHandFree: 0, available: 0 }) : null;
  const stockClass = resolveStockClass(counted);
  return {
    id: variant.id,
    sku: variant.sku,
    title: variant.title,
    options: optionsOf(variant, parts),
    price: { amount: price.amountMinor, currency },
    compareAtPrice: money(price.compareAtMinor),
    lowestPrice30Days: money(price.lowestPriorMinor),
    available: counted?.available ?? null,
    inStock: stockClass !== "sold_out",
    stockClass,
  };
}

function optionsOf(variant: VariantRow, { options, values, choices }: ProductParts): Record<string, string> {
  const valueById = new Map(values.map((value) => [value.id, value.value]));
  const own = choices.filter((choice) => choice.variantId === variant.id);
  return Object.fromEntries(
    options.flatMap((option) => {
      const choice = own.find((candidate) => candidate.optionId === option.id);
      const value = choice && valueById.get(choice.optionValueId);
      return value === undefined ? [] : [[option.name, value]];
    }),
  );
}
