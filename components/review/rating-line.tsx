import { useLocale, useTranslations } from "#words";
import { formattingLocales } from "@/lib/i18n/locales";
import type { RatingSummary } from "@/lib/review/schema";
import { AverageStars } from "./average-stars";

/** The rating beside a product's title; leads to its reviews. Nothing while there are none. */
export function RatingLine({ summary: { average, count } }: { summary: RatingSummary }) {
  const t = useTranslations("review");
  const words = useTranslations("offer");
  const figure = average?.toLocaleString(formattingLocales[useLocale()], { minimumFractionDigits: 1 });
  if (average === null) return null;
  return (
    <p className="mt-3">
      <a href="#reviews" className="rating-line">
        <AverageStars average={average} />
        <b aria-hidden="true">{figure}</b>
        <u aria-hidden="true">{t("count", { count })}</u>
        <span className="sr-only">{words("rating", { average, count })}</span>
      </a>
    </p>
  );
}
