import type { Metadata } from "next";
import { findTrail, toBreadcrumbLd } from "@/components/catalog/json-ld/breadcrumb-ld";
import { JsonLd } from "@/components/catalog/json-ld/json-ld";
import { toProductLd } from "@/components/catalog/json-ld/product-ld";
import { toPageMetadata } from "@/components/catalog/page-metadata";
import { ProductView } from "@/components/catalog/product-view";
import { getLocale } from "@/components/i18n/words.server";
import { WordsProvider } from "@/components/i18n/words-provider";
import { missingMetadata } from "@/components/layout/missing-metadata";
import { NotFoundView } from "@/components/layout/not-found-view";
import { findDelivery } from "@/lib/catalog/published/find-delivery";
import { findPublishedProduct } from "@/lib/catalog/published/find-product";
import { findVariantFacts } from "@/lib/catalog/published/find-variant-facts";
import { getShopFrame } from "@/lib/catalog/published/get-shop-frame";
import { listRelated } from "@/lib/catalog/published/list-related";
import { toPlainText } from "@/lib/catalog/to-plain-text";
import { getMessages } from "@/lib/i18n/messages";
import { findProductReviews } from "@/lib/review/published/find-product-reviews";

export const dynamic = "error";

type Props = { params: Promise<{ handle: string }> };

/** None is made at build time; this one no product can have. */
export const generateStaticParams = () => [{ handle: "_" }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const product = await findPublishedProduct((await params).handle, await getLocale());
  if (!product) return missingMetadata();
  return toPageMetadata({
    title: product.seo.title || product.title,
    path: `/products/${product.handle}`,
    description: product.seo.description || toPlainText(product.description, 160),
  });
}

export default async function ProductPage({ params }: Props) {
  const { handle } = await params;
  const locale = await getLocale();
  const product = await findPublishedProduct(handle, locale);
  if (!product) return <NotFoundView path={`/products/${handle}`} />;
  const [facts, delivery, related, reviews, { name, footer, categories }] = await Promise.all([
    findVariantFacts(handle, product.id),
    findDelivery(locale),
    listRelated(handle, product.id, locale),
    findProductReviews(handle, product.id),
    getShopFrame(locale),
  ]);
  const returns = footer.flatMap(({ links }) => links).find(({ path }) => /^\/pages\/.*return/.test(path));
  const trail = findTrail(categories, product.categories[0]?.handle);
  const crumb = { title: product.title, path: `/products/${handle}` };
  return (
    <>
      <JsonLd things={[toProductLd(locale, product, reviews), toBreadcrumbLd(locale, ...trail, crumb)]} />
      <WordsProvider locale={locale} messages={getMessages(locale, "offer", "product")}>
        <ProductView
          product={product}
          facts={facts}
          delivery={delivery}
          returns={returns}
          related={related}
          reviews={reviews}
          shop={name}
        />
      </WordsProvider>
    </>
  );
}
