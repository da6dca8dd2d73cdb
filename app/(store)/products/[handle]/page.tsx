import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProductView } from "@/components/catalog/product-view";
import { findDelivery } from "@/lib/catalog/published/find-delivery";
import { findPublishedProduct } from "@/lib/catalog/published/find-product";
import { findVariantFacts } from "@/lib/catalog/published/find-variant-facts";
import { getShopFrame } from "@/lib/catalog/published/get-shop-frame";
import { listRelated } from "@/lib/catalog/published/list-related";

export const dynamic = "error";

type Props = { params: Promise<{ handle: string }> };

/** None is made at build time; this one no product can have. */
export const generateStaticParams = () => [{ handle: "_" }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const product = await findPublishedProduct((await params).handle);
  if (!product) return {};
  return {
    title: product.seo.title || product.title,
    alternates: { canonical: `/products/${product.handle}` },
    ...(product.seo.description ? { description: product.seo.description } : {}),
  };
}

export default async function ProductPage({ params }: Props) {
  const product = await findPublishedProduct((await params).handle);
  if (!product) notFound();
  const { id, handle } = product;
  const [facts, delivery, related, { pages }] = await Promise.all([
    findVariantFacts(handle, id),
    findDelivery(),
    listRelated(handle, id),
    getShopFrame(),
  ]);
  const returns = pages.find((page) => page.handle.includes("return"));
  return (
    <ProductView product={product} facts={facts} delivery={delivery} returns={returns} related={related} />
  );
}
