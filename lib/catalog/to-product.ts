import { defaultLocale, type Locale } from "@/lib/i18n/locales";
import { textIn } from "@/lib/i18n/text-in";
import type { Availability } from "@/lib/inventory/find-availability";
import { resolveStockClass } from "@/lib/inventory/resolve-stock-class";
import { toImage } from "@/lib/media/to-image";
import type { VariantPrice } from "@/lib/pricing/find-prices";
import { labelOptions } from "./option-labels";
import type { ProductParts, ProductRow, VariantRow } from "./queries";
import type { Product, Variant } from "./schema";

type Facts = {
  currency: string;
  prices: Map<string, VariantPrice>;
  stock: Map<string, Availability>;
  locale: Locale;
};

/** The product as every door shows it; a variant without a price is not for sale and is left out. */
export function toProduct(row: ProductRow, parts: ProductParts, facts: Facts): Product {
  const { locale } = facts;
  const labels = labelOptions(parts, locale);
  const reference = (to: ProductParts["categories"][number]) => ({
    handle: to.handle,
    title: textIn(to, locale, "title", to.title),
  });
  return {
    id: row.id,
    handle: row.handle,
    title: textIn(row, locale, "title", row.title),
    description: textIn(row, locale, "descriptionHtml", row.descriptionHtml),
    status: row.status,
    vendor: row.vendor,
    productType: textIn(row, locale, "productType", row.productType),
    tags: row.tags,
    attributes: row.translations[locale]?.attributes ?? row.attributes,
    seo: {
      title: textIn(row, locale, "seoTitle", row.seoTitle),
      description: textIn(row, locale, "seoDescription", row.seoDescription),
    },
    options: parts.options.map((option) => ({
      name: labels.names.get(option.id) ?? option.name,
      values: parts.values
        .filter((value) => value.optionId === option.id)
        .map((value) => labels.values.get(value.id) ?? value.value),
    })),
    variants: parts.variants.flatMap((variant) => toVariant(variant, parts, labels, facts) ?? []),
    images: parts.pictures.flatMap((picture) => {
      const alt = textIn(picture, locale, "alt", picture.alt);
      const image = picture.status === "ready" ? toImage({ ...picture, alt }) : null;
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
  labels: ReturnType<typeof labelOptions>,
  { currency, prices, stock, locale }: Facts,
): Variant | null {
  const price = prices.get(variant.id);
  if (!price) return null;
  const money = (amount: number | null) => (amount === null ? null : { amount, currency });
  const counted = variant.tracked ? (stock.get(variant.id) ?? { onHandFree: 0, available: 0 }) : null;
  const stockClass = resolveStockClass(counted);
  const options = optionsOf(variant, parts, labels);
  return {
    id: variant.id,
    sku: variant.sku,
    title: locale === defaultLocale ? variant.title : Object.values(options).join(" / ") || variant.title,
    options,
    price: { amount: price.amountMinor, currency },
    compareAtPrice: money(price.compareAtMinor),
    lowestPrice30Days: money(price.lowestPriorMinor),
    available: counted?.available ?? null,
    inStock: stockClass !== "sold_out",
    stockClass,
  };
}

function optionsOf(
  variant: VariantRow,
  { options, choices }: ProductParts,
  { names, values }: ReturnType<typeof labelOptions>,
): Record<string, string> {
  const own = choices.filter((choice) => choice.variantId === variant.id);
  return Object.fromEntries(
    options.flatMap((option) => {
      const choice = own.find((candidate) => candidate.optionId === option.id);
      const value = choice && values.get(choice.optionValueId);
      return value === undefined ? [] : [[names.get(option.id) ?? option.name, value]];
    }),
  );
}
