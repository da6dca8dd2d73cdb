import { translatedLocales } from "@/lib/i18n/locales";
import { formatDecimal } from "@/lib/money/money";
import type { Promotion } from "@/lib/promotion/schema";
import type { PromotionFields } from "./promotion-form";

/** A promotion as the text that its form shows. */
export function toPromotionFields(
  promotion: Promotion,
  handles: { products: string[]; collections: string[] },
): PromotionFields {
  const text = (value: number | string | null) => (value === null ? "" : String(value));
  const instant = (value: string | null) => value?.slice(0, 16) ?? "";
  const { amount, minSubtotal, percentPpm } = promotion;
  return {
    name: promotion.name,
    ...Object.fromEntries(
      translatedLocales.map((locale) => [
        `translations.${locale}.name`,
        promotion.translations[locale]?.name ?? "",
      ]),
    ),
    status: promotion.status,
    kind: promotion.kind,
    method: promotion.method,
    stackingGroup: promotion.stackingGroup,
    priority: text(promotion.priority),
    percentPpm: percentPpm === null ? "" : String(percentPpm / 10_000),
    amount: amount ? formatDecimal(amount) : "",
    buyQuantity: text(promotion.buyQuantity),
    getQuantity: text(promotion.getQuantity),
    products: handles.products.join("\n"),
    collections: handles.collections.join("\n"),
    minSubtotal: minSubtotal ? formatDecimal(minSubtotal) : "",
    excludesReduced: promotion.excludesReduced ? "on" : "",
    firstOrderOnly: promotion.firstOrderOnly ? "on" : "",
    startsAt: instant(promotion.startsAt),
    endsAt: instant(promotion.endsAt),
    usageLimit: text(promotion.usageLimit),
    usageLimitPerCustomer: text(promotion.usageLimitPerCustomer),
  };
}
