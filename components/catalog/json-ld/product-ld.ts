import type { PublishedProduct, StockClass } from "@/lib/catalog/schema";
import { toPlainText } from "@/lib/catalog/to-plain-text";
import { absoluteUrl } from "@/lib/env/absolute-url";
import { type Locale, localizePath } from "@/lib/i18n/locales";
import { formatDecimal } from "@/lib/money/money";
import type { ProductReviews } from "@/lib/review/schema";
import type { Thing } from "./json-ld";

const availability: Record<StockClass, string> = {
  in_stock: "https://schema.org/InStock",
  low: "https://schema.org/LimitedAvailability",
  backorder: "https://schema.org/BackOrder",
  sold_out: "https://schema.org/OutOfStock",
};

/** The page holds more; machines need not read each text twice. */
const MOST_REVIEWS = 1;
const MOST_DESCRIPTION = 500;

/** The product with what it is offered for; null where nothing is, for search engines refuse one without an offer. */
export function toProductLd(
  locale: Locale,
  product: PublishedProduct,
  reviews: ProductReviews | null = null,
): Thing | null {
  const [first, ...others] = product.variants;
  if (!first) return null;
  const path = `/products/${product.handle}`;
  const url = absoluteUrl(localizePath(locale, path));
  const description = product.seo.description || toPlainText(product.description, MOST_DESCRIPTION);
  return {
    "@type": "Product",
    // One thing, whatever language tells of it.
    "@id": `${absoluteUrl(path)}#product`,
    name: product.title,
    url,
    ...(description ? { description } : {}),
    ...(first.sku ? { sku: first.sku } : {}),
    ...(product.vendor ? { brand: { "@type": "Brand", name: product.vendor } } : {}),
    ...(product.productType ? { category: product.productType } : {}),
    ...(product.images.length > 0 ? { image: product.images.map((image) => absoluteUrl(image.url)) } : {}),
    ...toRating(reviews),
    offers: others.length === 0 ? toOffer(first, url) : toAggregateOffer(product.variants, url),
  };
}

/** Without a published review nothing is said: search engines refuse a rating by nobody. */
function toRating(reviews: ProductReviews | null): Record<string, unknown> {
  if (!reviews || reviews.summary.average === null) return {};
  return {
    aggregateRating: {
      "@type": "AggregateRating",
      ratingValue: reviews.summary.average,
      reviewCount: reviews.summary.count,
      bestRating: 5,
      worstRating: 1,
    },
    review: reviews.data.slice(0, MOST_REVIEWS).map((review) => ({
      "@type": "Review",
      author: { "@type": "Person", name: review.authorName },
      datePublished: review.createdAt.slice(0, 10),
      ...(review.title ? { name: review.title } : {}),
      reviewBody: review.body,
      inLanguage: review.locale,
      reviewRating: { "@type": "Rating", ratingValue: review.rating, bestRating: 5, worstRating: 1 },
    })),
  };
}

type Variant = PublishedProduct["variants"][number];

function toOffer(variant: Variant, url: string): Thing {
  return {
    "@type": "Offer",
    url,
    price: formatDecimal(variant.price),
    priceCurrency: variant.price.currency,
    availability: availability[variant.stockClass],
    itemCondition: "https://schema.org/NewCondition",
    ...(variant.sku ? { sku: variant.sku } : {}),
  };
}

function toAggregateOffer(variants: readonly Variant[], url: string): Thing {
  const prices = variants.map(({ price }) => price).toSorted((a, b) => a.amount - b.amount);
  const [lowest] = prices;
  const highest = prices.at(-1);
  if (!lowest || !highest) throw new Error("an offer of nothing");
  return {
    "@type": "AggregateOffer",
    lowPrice: formatDecimal(lowest),
    highPrice: formatDecimal(highest),
    priceCurrency: lowest.currency,
    offerCount: variants.length,
    offers: variants.map((variant) => ({ ...toOffer(variant, url), name: variant.title })),
  };
}
