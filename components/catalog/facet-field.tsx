import { useTranslations } from "#words";
import type { Facet } from "@/lib/catalog/schema";
import { useListLabels } from "./list-labels";

const SHOWN_AT_ONCE = 8;

type Props = { facet: Facet; chosen: string[]; currency: string; isExact: boolean };

/** A facet's values with their counts; a long list is folded, unless something below the fold is chosen. */
export function FacetField({ facet, chosen, currency, isExact }: Props) {
  const t = useTranslations("catalog.list");
  const labels = useListLabels(currency);
  const isChosen = (value: string) =>
    chosen.some((other) => other === value || other.toLowerCase() === value);
  const box = ({ value, label, count }: Facet["values"][number]) => (
    <label key={value} className="flex min-h-9 items-center gap-2 text-sm">
      <input
        type="checkbox"
        name={`filter.${facet.name}`}
        value={value}
        defaultChecked={isChosen(value)}
        className="size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0 break-words">{label ?? labels.value(facet.name, value)}</span>
      <span className="ml-auto text-muted">{labels.count(count, isExact)}</span>
    </label>
  );
  const folded = facet.values.slice(SHOWN_AT_ONCE);
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{facet.label ?? labels.name(facet.name)}</legend>
      {facet.values.slice(0, SHOWN_AT_ONCE).map(box)}
      {folded.length > 0 ? (
        <details open={folded.some(({ value }) => isChosen(value))}>
          <summary className="min-h-9 content-center text-sm text-muted underline underline-offset-4">
            {t("moreValues", { count: folded.length })}
          </summary>
          {folded.map(box)}
        </details>
      ) : null}
    </fieldset>
  );
}
