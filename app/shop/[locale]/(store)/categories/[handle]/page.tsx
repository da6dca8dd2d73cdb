import type { Metadata } from "next";
import { FullAddress } from "@/components/catalog/full-address";
import { findTrail, toBreadcrumbLd } from "@/components/catalog/json-ld/breadcrumb-ld";
import { JsonLd } from "@/components/catalog/json-ld/json-ld";
import { ListHeading } from "@/components/catalog/list-heading";
import { toPageMetadata } from "@/components/catalog/page-metadata";
import { ProductListView } from "@/components/catalog/product-list-view";
import { getLocale } from "@/components/i18n/words.server";
import { missingMetadata } from "@/components/layout/missing-metadata";
import { NotFoundView } from "@/components/layout/not-found-view";
import { findCategoryPage } from "@/lib/catalog/published/find-category-page";
import { getShopFrame } from "@/lib/catalog/published/get-shop-frame";

export const dynamic = "error";

type Props = { params: Promise<{ handle: string }> };

/** None is made at build time; this one no category can have. */
export const generateStaticParams = () => [{ handle: "_" }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { handle } = await params;
  const page = await findCategoryPage(handle, await getLocale());
  if (!page) return missingMetadata();
  const { title, description } = page;
  return toPageMetadata({ title, description, path: `/categories/${handle}` });
}

/** The first page, unfiltered. With a sort or a cursor in its address, `filtered` answers (next.config.ts). */
export default async function CategoryPage({ params }: Props) {
  const { handle } = await params;
  const page = await findCategoryPage(handle, await getLocale());
  if (!page) return <NotFoundView path={`/categories/${handle}`} />;
  const { categories } = await getShopFrame(await getLocale());
  return (
    <>
      <JsonLd things={[toBreadcrumbLd(await getLocale(), ...findTrail(categories, handle))]} />
      <FullAddress />
      <ListHeading title={page.title} description={page.description} />
      <ProductListView
        path={`/categories/${handle}`}
        list={page.list}
        query={{ filter: {} }}
        place={{ category: handle }}
      />
    </>
  );
}
