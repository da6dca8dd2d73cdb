import { useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import { chipsOf, type ListQuery, listAddress } from "./list-address";
import { useListLabels } from "./list-labels";

type Props = { path: string; query: ListQuery; currency: string };

/** What is chosen, each a link that takes it away. */
export function ListChips({ path, query, currency }: Props) {
  const t = useTranslations("catalog.list");
  const labels = useListLabels(currency);
  const chips = chipsOf(path, query);
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t("activeFilters")} className="mb-6 flex flex-wrap items-center gap-2 text-sm">
      {chips.map(({ name, value, href }) => (
        <li key={href}>
          <Link
            href={href}
            scroll={false}
            className="inline-flex min-h-9 items-center gap-2 rounded-full border border-ink/40 bg-surface px-3 hover:border-ink"
          >
            <span>
              {t.rich("remove", {
                chip: t("chip", { name: labels.name(name), value: labels.value(name, value) }),
                sr: (words) => (
                  <span key="sr" className="sr-only">
                    {words}
                  </span>
                ),
              })}
            </span>
            <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      <li>
        <Link
          href={listAddress(path, { ...query, filter: {} })}
          scroll={false}
          className="inline-flex min-h-9 items-center px-2 underline underline-offset-4"
        >
          {t("clearAll")}
        </Link>
      </li>
    </ul>
  );
}
