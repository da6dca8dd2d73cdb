import { useLocale, useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import { WordsProvider } from "@/components/i18n/words-provider";
import type { ProductList } from "@/lib/catalog/schema";
import { getMessages } from "@/lib/i18n/messages";
import { toCardProduct } from "./card-product";
import { EmptyList } from "./empty-list";
import { type ListQuery, listAddress, sortOf } from "./list-address";
import { ListChips } from "./list-chips";
import { ListFilters } from "./list-filters";
import { useListLabels } from "./list-labels";
import { MoreProducts } from "./more-products";

type Props = {
  path: string;
  list: ProductList;
  query: ListQuery;
  /** What the list is of, as the API's parameter names it. */
  place?: { category: string } | { collection: string };
  /** It begins after the first page. */
  isContinued?: boolean;
};

/**
 * A list with filters, sort and the next page; all of it is links and a form in the URL. Every address that asks for
 * more than the first page says its sort: by it, next.config.ts tells it from the static page.
 */
export function ProductListView({ path, list, query, place, isContinued = false }: Props) {
  const { currency } = list;
  const t = useTranslations("catalog.list");
  const locale = useLocale();
  const labels = useListLabels(currency);
  const address = listAddress(path, query);
  const apiQuery = new URLSearchParams(listAddress("", { ...query, sort: sortOf(query) }).slice(1));
  apiQuery.set("sort", sortOf(query));
  apiQuery.set("locale", useLocale());
  for (const [name, value] of Object.entries(place ?? {})) apiQuery.set(name, value);
  const isFiltered = Object.keys(query.filter).length > 0;
  const isEmpty = list.data.length === 0;
  return (
    <div className={isEmpty && !isFiltered ? "" : "grid gap-8 lg:grid-cols-[13rem_minmax(0,1fr)]"}>
      {isEmpty && !isFiltered ? null : (
        <ListFilters path={path} list={list} query={query} currency={currency} />
      )}
      <section aria-label={t("products")}>
        <p role="status" className="mb-4 text-sm text-muted">
          {isEmpty ? t("none") : labels.total(list.total)}
        </p>
        <ListChips path={path} query={query} facets={list.facets} currency={currency} />
        {isContinued ? (
          <p className="mb-6">
            <Link href={address} className="underline underline-offset-4">
              {t("backToFirst")}
            </Link>
          </p>
        ) : null}
        {isEmpty ? (
          <EmptyList query={query} />
        ) : (
          <WordsProvider locale={locale} messages={getMessages(locale, "list", "offer")}>
            <MoreProducts
              key={`${address} ${list.nextCursor}`}
              products={list.data.map(toCardProduct)}
              apiQuery={apiQuery.toString()}
              nextCursor={list.nextCursor}
              nextHref={list.nextCursor ? listAddress(path, query, list.nextCursor) : null}
            />
          </WordsProvider>
        )}
      </section>
    </div>
  );
}
