import { useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import type { RatingSummary } from "@/lib/review/schema";
import { reviewsAddress } from "./reviews-address";

type Props = { summary: RatingSummary; handle: string };

/** How many gave how many stars; each row leads to those reviews. */
export function RatingHistogram({ summary, handle }: Props) {
  const t = useTranslations("review");
  return (
    <ul aria-label={t("byStars")} className="grid gap-1 text-sm">
      {summary.stars.map(({ stars, count }) => (
        <li key={stars}>
          <Link
            href={reviewsAddress(handle, { stars, sort: "newest" })}
            rel="nofollow"
            className="histogram-row"
          >
            <span aria-hidden="true">{t("starsRow", { stars })}</span>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect width={Math.round((100 * count) / Math.max(1, summary.count))} height="8" />
            </svg>
            <span aria-hidden="true">{count}</span>
            <span className="sr-only">{t("starsLink", { stars, count })}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
