import { useLocale, useTranslations } from "#words";
import { stockWords } from "@/components/catalog/stock-words";
import { SelectField } from "@/components/ui/field";
import type { PublishedProduct } from "@/lib/catalog/schema";
import { formatMoney } from "@/lib/money/money";

type PageVariant = PublishedProduct["variants"][number];

type Props = {
  variants: PageVariant[];
  variant: PageVariant;
  hasPicker: boolean;
  onChoose: (variant: PageVariant) => void;
};

/**
 * All variants in one list, for whoever runs no scripts, and where there are no options to choose by. It stands below
 * the hidden field of the same name, and a form's last value counts.
 */
export function VariantSelect({ variants, variant, hasPicker, onChoose }: Props) {
  const t = useTranslations("purchase");
  const words = useTranslations("offer");
  const locale = useLocale();
  const field = { id: "variant", label: Object.keys(variant.options).join(" / ") || t("variant") };
  const entries = variants.map((entry) => (
    <option key={entry.id} value={entry.id} disabled={!entry.inStock}>
      {`${entry.title} — ${formatMoney(entry.price, locale)}`}
      {entry.stockClass === "in_stock" ? null : ` (${words(stockWords[entry.stockClass])})`}
    </option>
  ));
  if (hasPicker) {
    return (
      <noscript>
        <SelectField {...field} name="variantId" defaultValue={variant.id}>
          {entries}
        </SelectField>
      </noscript>
    );
  }
  return (
    <SelectField
      {...field}
      name="variantId"
      value={variant.id}
      onChange={(event) => {
        const next = variants.find(({ id }) => id === event.target.value);
        if (next) onChoose(next);
      }}
    >
      {entries}
    </SelectField>
  );
}
