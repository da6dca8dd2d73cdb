import { useTranslations } from "#words";
import type { RatingSummary } from "@/lib/review/schema";
import { HistogramRows } from "./histogram-rows";
import { reviewsAddress } from "./reviews-address";

type Props = { summary: RatingSummary; handle: string };

/** How many gave how many stars; each row leads to those reviews. */
export function RatingHistogram({ summary, handle }: Props) {
  const t = useTranslations("review");
  const rows = summary.stars.map(({ stars, count }) => ({
    href: reviewsAddress(handle, { stars, sort: "newest" }),
    label: t("starsRow", { stars }),
    count,
    percent: Math.round((100 * count) / Math.max(1, summary.count)),
    said: t("starsLink", { stars, count }),
  }));
  return <HistogramRows label={t("byStars")} rows={rows} />;
}
