import type { Metadata } from "next";
import { ProductListView } from "@/components/catalog/product-list-view";
import { readListQuery, type SearchParams } from "@/components/catalog/read-list-query";
import { redirectTo } from "@/components/i18n/redirect-to";
import { getLocale } from "@/components/i18n/words.server";
import { listForPage } from "@/lib/catalog/list-for-page";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Search", robots: { index: false } };

export default async function SearchPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = readListQuery(await searchParams);
  const q = query.q?.trim().slice(0, 200);
  if (!q) return <p className="py-12 text-center text-muted">Type what you look for into the field above.</p>;
  const list = await listForPage({ ...query, q, locale: await getLocale() });
  if (!list) return redirectTo(`/search?q=${encodeURIComponent(q)}`);
  return (
    <>
      <h1 className="mb-8 text-3xl font-semibold tracking-tight">
        Results for “<bdi>{list.correctedQuery ?? q}</bdi>”
      </h1>
      {list.correctedQuery ? (
        <p className="-mt-4 mb-8 text-muted">
          Nothing was found for “<bdi>{q}</bdi>”: this is the nearest spelling.
        </p>
      ) : null}
      <ProductListView
        path="/search"
        list={list}
        query={{ ...query, q }}
        isContinued={query.cursor !== undefined}
      />
    </>
  );
}
