import { useLocale, useTranslations } from "#words";
import { formattingLocales } from "@/lib/i18n/locales";

type Props = { rating: { average: number; count: number } };

/** How a product is rated, on its card: in figures for the eye, in a sentence for the ear. */
export function RatingNote({ rating: { average, count } }: Props) {
  const t = useTranslations("offer");
  const figure = average.toLocaleString(formattingLocales[useLocale()], { minimumFractionDigits: 1 });
  return (
    <p className="text-sm text-muted">
      <span aria-hidden="true">
        <span className="text-accent">★</span>
        {` ${figure} (${count})`}
      </span>
      <span className="sr-only">{t("rating", { average, count })}</span>
    </p>
  );
}
