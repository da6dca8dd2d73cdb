import { useLocale, useTranslations } from "#words";
import { buttonClass } from "@/components/ui/button";
import type { ProductList } from "@/lib/catalog/schema";
import { localizePath } from "@/lib/i18n/locales";
import { FacetField } from "./facet-field";
import { type ListQuery, sortOf } from "./list-address";
import { ListForm } from "./list-form";

const sorts = ["newest", "best_selling", "price_asc", "price_desc", "title", "rating"] as const;

type Props = { path: string; list: ProductList; query: ListQuery; currency: string };

/**
 * Sort and filters: a column on wide screens, folded on narrow ones. One element for both: a closed `details` shows
 * what it holds where there is room. A browser that cannot do that keeps the fold.
 */
export function ListFilters({ path, list, query, currency }: Props) {
  const t = useTranslations("catalog.list");
  const locale = useLocale();
  return (
    <details className="group rounded-xl border border-line bg-surface p-4 lg:supports-[selector(::details-content)]:border-0 lg:supports-[selector(::details-content)]:bg-transparent lg:supports-[selector(::details-content)]:p-0 lg:[&::details-content]:[content-visibility:visible]">
      <summary className="font-medium lg:supports-[selector(::details-content)]:hidden">
        {t("filterAndSort")}
      </summary>
      <ListForm
        action={localizePath(locale, path)}
        id="list-filters"
        sort={sortOf(query)}
        className="mt-4 grid gap-6 sm:grid-cols-3 lg:supports-[selector(::details-content)]:mt-0 lg:grid-cols-1"
      >
        {query.q ? <input type="hidden" name="q" value={query.q} /> : null}
        <label className="font-medium">
          {t("sort")}
          <select
            name="sort"
            defaultValue={sortOf(query)}
            className="mt-2 block min-h-11 w-full rounded-lg border border-ink/40 bg-surface px-3 text-sm font-normal"
          >
            {query.q ? <option value="relevance">{t("sorts.relevance")}</option> : null}
            {sorts.map((value) => (
              <option key={value} value={value}>
                {t(`sorts.${value}`)}
              </option>
            ))}
          </select>
        </label>
        {list.facets.map((facet) => (
          <FacetField
            key={facet.name}
            facet={facet}
            chosen={
              Object.entries(query.filter).find(([name]) => name.toLowerCase() === facet.name)?.[1] ?? []
            }
            currency={currency}
            isExact={list.total.isExact}
          />
        ))}
        {/* Choices apply at once; this is for browsers without JavaScript, and for whoever looks for it. */}
        <button type="submit" className={`${buttonClass("secondary")} self-end`}>
          {t("show")}
        </button>
      </ListForm>
    </details>
  );
}
