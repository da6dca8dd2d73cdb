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
      <a href="#reviews" className="group inline-flex min-h-6 items-center gap-2 text-sm">
        <span aria-hidden="true" className="inline-flex items-center gap-2">
          <AverageStars average={average} />
          <span className="font-medium">{figure}</span>
          <span className="text-muted underline underline-offset-4 group-hover:text-ink">
            {t("count", { count })}
          </span>
        </span>
        <span className="sr-only">{words("rating", { average, count })}</span>
      </a>
    </p>
  );
}
