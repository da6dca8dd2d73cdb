import type { Metadata } from "next";
import { ListHeading } from "@/components/catalog/list-heading";
import { ProductListView } from "@/components/catalog/product-list-view";
import { readListQuery, type SearchParams } from "@/components/catalog/read-list-query";
import { redirectTo } from "@/components/i18n/redirect-to";
import { getLocale } from "@/components/i18n/words.server";
import { redirectMissing } from "@/components/layout/redirect-missing";
import { findCollection } from "@/lib/catalog/find-collection";
import { listForPage } from "@/lib/catalog/list-for-page";
import { localizePath } from "@/lib/i18n/locales";
import { systemContext } from "@/lib/operation/system-context";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ handle: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { handle } = await params;
  const found = await findCollection(systemContext("page"), handle, await getLocale());
  return found
    ? {
        title: found.title,
        alternates: { canonical: localizePath(await getLocale(), `/collections/${handle}`) },
      }
    : {};
}

/** The collection filtered, sorted, or beyond its first page: made for each request. */
export default async function FilteredCollectionPage({ params, searchParams }: Props) {
  const { handle } = await params;
  const path = `/collections/${handle}`;
  const found = await findCollection(systemContext("page"), handle, await getLocale());
  if (!found) return redirectMissing(path);
  const query = readListQuery(await searchParams);
  const list = await listForPage({ ...query, collection: handle, locale: await getLocale() });
  if (!list) return redirectTo(path);
  return (
    <>
      <ListHeading title={found.title} description={found.description} />
      <ProductListView
        path={path}
        list={list}
        query={query}
        place={{ collection: handle }}
        isContinued={query.cursor !== undefined}
      />
    </>
  );
}
