import { useLocale, useTranslations } from "#words";
import type { Delivery } from "@/lib/catalog/published/find-delivery";
import { formattingLocales } from "@/lib/i18n/locales";
import { formatMoney } from "@/lib/money/money";

/** How long delivery takes at home and what it costs; elsewhere the checkout tells. */
export function DeliveryNote({ delivery: { country, methods } }: { delivery: Delivery }) {
  const t = useTranslations("catalog.product");
  const locale = useLocale();
  if (methods.length === 0) return null;
  const names = new Intl.DisplayNames(formattingLocales[locale], { type: "region" });
  return (
    <section aria-labelledby="delivery" className="panel">
      <h2 id="delivery" className="font-sans font-medium">
        {t("delivery", { country: names.of(country) ?? country })}
      </h2>
      <ul className="mt-1 grid gap-1 text-muted">
        {methods.map(({ id, name, estimate, price, freeFrom }) => (
          <li key={id}>
            {t("deliveryMethod", {
              name,
              timing: estimate ? "known" : "unknown",
              estimate,
              cost: price.amount === 0 ? "free" : "charged",
              price: formatMoney(price, locale),
              offer: freeFrom ? "known" : "none",
              freeFrom: freeFrom ? formatMoney(freeFrom, locale) : "",
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
