import { useLocale, useTranslations } from "#words";
import type { AppliedPromotion } from "@/lib/cart/schema";
import { formatMoney } from "@/lib/money/money";

/** What promotions take off the cart, by name. */
export function CartDiscounts({ promotions }: { promotions: readonly AppliedPromotion[] }) {
  const t = useTranslations("cart");
  const locale = useLocale();
  if (promotions.length === 0) return null;
  return (
    <dl aria-label={t("totals")} className="mt-4 grid gap-1 text-sm">
      {promotions.map(({ name, code, amount, shipping }) => (
        <div key={`${name}-${code}`} className="flex justify-between gap-6">
          <dt>{code ? t("discountBy", { name, code }) : name}</dt>
          <dd className="whitespace-nowrap">
            {shipping ? t("freeShipping") : formatMoney({ ...amount, amount: -amount.amount }, locale)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
