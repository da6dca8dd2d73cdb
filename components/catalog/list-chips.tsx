import { useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import type { Facet } from "@/lib/catalog/schema";
import { type Chip, chipsOf, type ListQuery, listAddress } from "./list-address";
import { useListLabels } from "./list-labels";

type Props = { path: string; query: ListQuery; facets: readonly Facet[]; currency: string };

/** What is chosen, each a link that takes it away. */
export function ListChips({ path, query, facets, currency }: Props) {
  const t = useTranslations("catalog.list");
  const labels = useListLabels(currency);
  const labelOf = ({ name, value }: Chip) => {
    const facet = facets.find((one) => one.name === name.toLowerCase());
    const own = facet?.values.find((one) => one.value === value || one.value === value.toLowerCase());
    return t("chip", {
      name: facet?.label ?? labels.name(name),
      value: own?.label ?? labels.value(name, value),
    });
  };
  const chips = chipsOf(path, query);
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t("activeFilters")} className="mb-6 flex flex-wrap items-center gap-2 text-sm">
      {chips.map((chip) => (
        <li key={chip.href}>
          <Link
            href={chip.href}
            scroll={false}
            className="inline-flex min-h-9 items-center gap-2 rounded-full border border-ink/40 bg-surface px-3 hover:border-ink"
          >
            <span>
              {t.rich("remove", {
                chip: labelOf(chip),
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
