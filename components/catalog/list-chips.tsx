import { Link } from "@/components/i18n/link";
import type { Facet } from "@/lib/catalog/schema";
import { chipsOf, type ListQuery, listAddress } from "./list-address";

type Props = { path: string; query: ListQuery; facets: readonly Facet[]; currency: string };

/** What is chosen, each a link that takes it away. */
export function ListChips({ path, query, facets, currency }: Props) {
  const chips = chipsOf(path, query, currency, facets);
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Active filters" className="mb-6 flex flex-wrap items-center gap-2 text-sm">
      {chips.map(({ label, href }) => (
        <li key={label}>
          <Link
            href={href}
            scroll={false}
            className="inline-flex min-h-9 items-center gap-2 rounded-full border border-ink/40 bg-surface px-3 hover:border-ink"
          >
            <span className="sr-only">Remove </span>
            {label}
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
          Clear all
        </Link>
      </li>
    </ul>
  );
}
