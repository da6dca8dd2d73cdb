import { useTranslations } from "#words";
import type { PublishedProduct } from "@/lib/catalog/schema";
import type { Translator } from "@/lib/i18n/translator";

type PageVariant = PublishedProduct["variants"][number];
type Props = { variant: PageVariant; variants: PageVariant[] };

/** Whether the chosen variant can be had; of one that cannot, whether others can. */
export function StockNote(props: Props) {
  const t = useTranslations("product.stock");
  return (
    <p dir="auto" className="mt-1 text-sm text-muted wrap-anywhere">
      {noteOf(props, t)} {t("extra")}
    </p>
  );
}

function noteOf({ variant, variants }: Props, t: Translator<"product.stock">): string {
  if (variant.stockClass !== "sold_out") return t(variant.stockClass);
  if (variants.length === 1) return t("soldOut");
  if (!variants.some(({ inStock }) => inStock)) return t("allSoldOut");
  return t("otherChoices", { variant: variant.title });
}
