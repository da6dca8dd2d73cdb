import type { Metadata } from "next";
import { ListHeading } from "@/components/catalog/list-heading";
import { ProductListView } from "@/components/catalog/product-list-view";
import { readListQuery, type SearchParams } from "@/components/catalog/read-list-query";
import { redirectTo } from "@/components/i18n/redirect-to";
import { getLocale } from "@/components/i18n/words.server";
import { redirectMissing } from "@/components/layout/redirect-missing";
import { findCategory } from "@/lib/catalog/find-category";
import { listForPage } from "@/lib/catalog/list-for-page";
import { localizePath } from "@/lib/i18n/locales";
import { systemContext } from "@/lib/operation/system-context";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ handle: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { handle } = await params;
  const found = await findCategory(systemContext("page"), handle, await getLocale());
  return found
    ? {
        title: found.title,
        alternates: { canonical: localizePath(await getLocale(), `/categories/${handle}`) },
      }
    : {};
}

/** The category filtered, sorted, or beyond its first page: made for each request. */
export default async function FilteredCategoryPage({ params, searchParams }: Props) {
  const { handle } = await params;
  const path = `/categories/${handle}`;
  const found = await findCategory(systemContext("page"), handle, await getLocale());
  if (!found) return redirectMissing(path);
  const query = readListQuery(await searchParams);
  const list = await listForPage({ ...query, category: handle, locale: await getLocale() });
  if (!list) return redirectTo(path);
  return (
    <>
      <ListHeading title={found.title} description={found.description} />
      <ProductListView
        path={path}
        list={list}
        query={query}
        place={{ category: handle }}
        isContinued={query.cursor !== undefined}
      />
    </>
  );
}
