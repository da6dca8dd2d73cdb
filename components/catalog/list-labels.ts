import { useLocale, useTranslations } from "#words";
import { formattingLocales, type Locale } from "@/lib/i18n/locales";
import type { Translator } from "@/lib/i18n/translator";
import { formatMoney } from "@/lib/money/money";

/** What a list's facets, values and counts are called. */
export type ListLabels = ReturnType<typeof toListLabels>;

export function useListLabels(currency: string): ListLabels {
  return toListLabels(useTranslations("catalog.list"), useLocale(), currency);
}

export function toListLabels(t: Translator<"catalog.list">, locale: Locale, currency: string) {
  const money = (amount: string) => formatMoney({ amount: Number(amount), currency }, locale);
  /** `1000-1999` as `$10.00 – $19.99`. */
  const price = (range: string) => {
    const [from = "", to = ""] = range.split("-");
    if (to === "") return t("priceFrom", { from: money(from) });
    if (Number(from) === 0) return t("priceUpTo", { to: money(to) });
    return t("priceBetween", { from: money(from), to: money(to) });
  };
  return {
    /** An option is called as the merchant named it. */
    name: (name: string) => (isOwn(name) ? t(`facets.${name}`) : capital(name.replaceAll("_", " "))),
    /** Option values are kept in lower case; types and vendors as they were written. */
    value: (name: string, value: string) => {
      if (name === "price") return price(value);
      if (name === "availability") return t(value === "sold_out" ? "soldOut" : "available");
      return capital(value);
    },
    /** How many products a choice leaves; a plus stands for more, which were not counted. */
    count: (count: number, isExact: boolean) =>
      `${count.toLocaleString(formattingLocales[locale])}${isExact ? "" : "+"}`,
    /** How many there are, no more precisely than they were counted. */
    total: ({ count, isExact }: { count: number; isExact: boolean }) => {
      if (count === 0) return t("none");
      return t(isExact ? "count" : "moreThan", { count });
    },
  };
}

const ownFacets = ["product_type", "vendor", "price", "availability"] as const;

const isOwn = (name: string): name is (typeof ownFacets)[number] => ownFacets.some((own) => own === name);

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
