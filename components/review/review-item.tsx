import { useLocale, useTranslations } from "#words";
import { formattingLocales } from "@/lib/i18n/locales";
import type { Review } from "@/lib/review/schema";
import { ReviewArticle } from "./review-article";

type Props = { review: Review; shop: string; heading?: "h2" | "h3" };

/** One published review, with the merchant's reply. */
export function ReviewItem({ review, shop, heading = "h3" }: Props) {
  const t = useTranslations("review");
  const locale = useLocale();
  const days = new Intl.DateTimeFormat(formattingLocales[locale], { dateStyle: "medium", timeZone: "UTC" });
  const dayOf = (at: string) => days.format(new Date(at));
  const { rating, title, body, reply, createdAt } = review;
  const said = {
    ...{ rating, title, body, author: review.authorName },
    stars: t("stars", { rating }),
    badge: review.verified ? t("verified") : t("imported"),
    at: createdAt,
    day: dayOf(createdAt),
    lang: review.locale === locale ? undefined : review.locale,
    reply: reply ? { ...reply, by: t("replyBy", { shop }), day: dayOf(reply.at) } : null,
  };
  return <ReviewArticle review={said} heading={heading} />;
}
