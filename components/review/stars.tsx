import { useTranslations } from "#words";

/** The whole stars of one review. */
export function Stars({ rating }: { rating: number }) {
  const t = useTranslations("review");
  return (
    <span>
      <span aria-hidden="true" className="tracking-widest text-accent">
        {"★".repeat(rating)}
        <span className="text-line">{"★".repeat(5 - rating)}</span>
      </span>
      <span className="sr-only">{t("stars", { rating })}</span>
    </span>
  );
}
