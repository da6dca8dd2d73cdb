import { useTranslations } from "#words";
import { LocaleField } from "@/components/i18n/locale-field";
import { Button } from "@/components/ui/button";
import type { RemovedLine } from "@/lib/cart/actions";

type Props = { removed: RemovedLine; action: (form: FormData) => void };

/** Puts back what was just taken out, as long as the page stands. */
export function RemovedLineNotice({ removed, action }: Props) {
  const t = useTranslations("cart");
  return (
    <form
      action={action}
      className="flex flex-wrap items-center justify-between gap-3 rounded-lg bg-success-ground px-4 py-2"
    >
      <LocaleField />
      <input type="hidden" name="variantId" value={removed.variantId} />
      <input type="hidden" name="quantity" value={removed.quantity} />
      <p className="text-sm">{t("removed", { title: removed.title })}</p>
      <Button look="secondary" name="intent" value="restore">
        {t("undo")}
      </Button>
    </form>
  );
}
