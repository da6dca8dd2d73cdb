import { Link } from "@/components/i18n/link";
import { getLocale, getTranslations } from "@/components/i18n/words.server";
import { getShopFrame } from "@/lib/catalog/published/get-shop-frame";
import type { ListQuery } from "./list-address";

/** Nothing fits: what may be taken away, and where else to look. */
export async function EmptyList({ query }: { query: ListQuery }) {
  const t = await getTranslations("catalog.empty");
  const { categories } = await getShopFrame(await getLocale());
  const isFiltered = Object.keys(query.filter).length > 0;
  return (
    <div className="py-8">
      <h2 className="text-lg font-medium">{t(isFiltered ? "filtered" : "plain")}</h2>
      <ul className="mt-3 list-disc pl-5 text-muted">
        {isFiltered ? <li>{t("removeOne")}</li> : null}
        {query.q ? <li>{t("otherWords")}</li> : null}
      </ul>
      <nav aria-label={t("popular")} className="mt-6">
        <h3 className="font-medium">{t("popular")}</h3>
        <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
          {categories
            .flatMap((category) => (category.children.length > 0 ? category.children : [category]))
            .slice(0, 8)
            .map(({ id, handle, title }) => (
              <li key={id}>
                <Link
                  href={`/categories/${handle}`}
                  className="inline-block py-1 underline underline-offset-4"
                >
                  {title}
                </Link>
              </li>
            ))}
        </ul>
      </nav>
    </div>
  );
}
