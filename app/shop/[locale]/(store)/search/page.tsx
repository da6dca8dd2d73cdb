import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ProductListView } from "@/components/catalog/product-list-view";
import { readListQuery, type SearchParams } from "@/components/catalog/read-list-query";
import { LimitedAlert } from "@/components/content/limited-alert";
import { redirectTo } from "@/components/i18n/redirect-to";
import { getLocale, getTranslations } from "@/components/i18n/words.server";
import { findLimitedMinutes } from "@/lib/api/limited-minutes";
import { listForPage } from "@/lib/catalog/list-for-page";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("catalog.search");
  return { title: t("title"), robots: { index: false } };
}

export default async function SearchPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const t = await getTranslations("catalog.search");
  const query = readListQuery(await searchParams);
  const q = query.q?.trim().slice(0, 200);
  if (!q) return <p className="py-12 text-center text-muted">{t("prompt")}</p>;
  const minutes = await findLimitedMinutes("search");
  if (minutes !== null) {
    return (
      <div className="grid max-w-xl gap-6">
        <h1 className="text-3xl font-semibold tracking-tight">{t("title")}</h1>
        <LimitedAlert minutes={minutes} />
      </div>
    );
  }
  const list = await listForPage({ ...query, q, locale: await getLocale() });
  if (!list) return redirectTo(`/search?q=${encodeURIComponent(q)}`);
  return (
    <>
      <h1 className="mb-8 text-3xl font-semibold tracking-tight">
        {t.rich("results", { query: list.correctedQuery ?? q, bdi })}
      </h1>
      {list.correctedQuery ? (
        <p className="-mt-4 mb-8 text-muted">{t.rich("corrected", { query: q, bdi })}</p>
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

const bdi = (words: ReactNode[]) => <bdi key="query">{words}</bdi>;
