import type { Metadata } from "next";
import { FullAddress } from "@/components/catalog/full-address";
import { toBreadcrumbLd } from "@/components/catalog/json-ld/breadcrumb-ld";
import { JsonLd } from "@/components/catalog/json-ld/json-ld";
import { ListHeading } from "@/components/catalog/list-heading";
import { toPageMetadata } from "@/components/catalog/page-metadata";
import { ProductListView } from "@/components/catalog/product-list-view";
import { getLocale } from "@/components/i18n/words.server";
import { missingMetadata } from "@/components/layout/missing-metadata";
import { NotFoundView } from "@/components/layout/not-found-view";
import { findCollectionPage } from "@/lib/catalog/published/find-collection-page";

export const dynamic = "error";

type Props = { params: Promise<{ handle: string }> };

/** None is made at build time; this one no collection can have. */
export const generateStaticParams = () => [{ handle: "_" }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { handle } = await params;
  const page = await findCollectionPage(handle, await getLocale());
  if (!page) return missingMetadata();
  const { title, description } = page;
  return toPageMetadata({ title, description, path: `/collections/${handle}` });
}

/** The first page, unfiltered. With a sort or a cursor in its address, `filtered` answers (next.config.ts). */
export default async function CollectionPage({ params }: Props) {
  const { handle } = await params;
  const page = await findCollectionPage(handle, await getLocale());
  if (!page) return <NotFoundView path={`/collections/${handle}`} />;
  return (
    <>
      <JsonLd
        things={[toBreadcrumbLd(await getLocale(), { title: page.title, path: `/collections/${handle}` })]}
      />
      <FullAddress />
      <ListHeading title={page.title} description={page.description} />
      <ProductListView
        path={`/collections/${handle}`}
        list={page.list}
        query={{ filter: {} }}
        place={{ collection: handle }}
      />
    </>
  );
}
