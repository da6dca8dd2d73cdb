import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import type { DraftOrder, DraftVariant } from "@/lib/draft-order/schema";
import { AddDraftLineForm } from "./add-draft-line-form";

type Props = { draft: DraftOrder; q: string; found: DraftVariant[] | null };

/** Looks for what can be put in: a page of its own address, so that it works without scripts. */
export function DraftVariantSearch({ draft, q, found }: Props) {
  return (
    <div id="search" className="mt-6 grid scroll-mt-6 gap-4">
      <form action={`/admin/draft-orders/${draft.id}#search`} className="flex flex-wrap items-end gap-3">
        <div className="w-72 max-w-full">
          <TextField
            id="variant-q"
            name="q"
            type="search"
            label="Product or SKU"
            defaultValue={q}
            maxLength={200}
          />
        </div>
        <Button look="secondary">Look for it</Button>
      </form>
      {found === null ? null : found.length === 0 ? (
        <p className="text-muted">Nothing on sale fits.</p>
      ) : (
        <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
          {found.map((variant) => (
            <li key={variant.id} className="p-4">
              <AddDraftLineForm draft={draft} variant={variant} />
            </li>
          ))}
        </ul>
      )}
      {found && found.length >= 10 ? (
        <p className="text-sm text-muted">Ten are shown at most: say more of the name.</p>
      ) : null}
    </div>
  );
}
