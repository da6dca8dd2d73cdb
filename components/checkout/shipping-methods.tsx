"use client";

import { useLocale, useTranslations } from "#words";
import { formatMoney } from "@/lib/money/money";
import type { MethodQuote } from "./method-quote";

type Props = { quotes: readonly MethodQuote[]; chosen: string; onChoose: (id: string) => void };

/** How it is sent, each method with the total that comes of it: without scripts no other place could show it. */
export function ShippingMethods({ quotes, chosen, onChoose }: Props) {
  const t = useTranslations("checkout");
  const locale = useLocale();
  return quotes.map(({ method, quote }) => {
    const id = method.id ?? "none";
    return (
      <label
        key={id}
        htmlFor={`method-${id}`}
        className="flex min-h-14 items-center gap-3 rounded-lg border border-ink/30 bg-surface px-4 py-3 has-checked:border-accent has-checked:ring-1 has-checked:ring-accent"
      >
        {method.id ? (
          <input
            id={`method-${id}`}
            type="radio"
            name="shippingMethodId"
            value={method.id}
            checked={id === chosen}
            onChange={() => onChoose(id)}
          />
        ) : null}
        <span className="flex-1">
          {method.name || t("noShipping")}
          <span className="block text-sm text-muted">{method.estimate}</span>
        </span>
        <span className="text-right text-sm">
          {method.price ? (method.price.amount === 0 ? t("free") : formatMoney(method.price, locale)) : null}
          <span className="block text-muted">
            {t("methodTotal", { total: formatMoney(quote.total, locale) })}
          </span>
        </span>
      </label>
    );
  });
}
