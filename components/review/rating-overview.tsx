import { useLocale, useTranslations } from "#words";
import { formattingLocales } from "@/lib/i18n/locales";
import type { RatingSummary } from "@/lib/review/schema";
import { AverageStars } from "./average-stars";
import { RatingHistogram } from "./rating-histogram";

type Props = { summary: RatingSummary; handle: string };

/** The average, large, and what it is made of; how reviews come about stands below. */
export function RatingOverview({ summary, handle }: Props) {
  const t = useTranslations("review");
  const locale = useLocale();
  const { average, count } = summary;
  if (average === null) return null;
  return (
    <div>
      <p className="flex items-center gap-3">
        <span className="text-4xl font-semibold tabular-nums" aria-hidden="true">
          {average.toLocaleString(formattingLocales[locale], { minimumFractionDigits: 1 })}
        </span>
        <span className="grid">
          <AverageStars average={average} />
          <span className="sr-only">{t("stars", { rating: average })}</span>
          <span className="text-sm text-muted">{t("count", { count })}</span>
        </span>
      </p>
      <div className="mt-5">
        <RatingHistogram summary={summary} handle={handle} />
      </div>
      <p className="mt-5 text-sm text-muted">{t("honest")}</p>
    </div>
  );
}
