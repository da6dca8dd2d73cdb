import { useLocale, useTranslations } from "#words";
import { formattingLocales } from "@/lib/i18n/locales";
import type { Review } from "@/lib/review/schema";
import { Stars } from "./stars";

type Props = { review: Review; shop: string; heading?: "h2" | "h3" };

/** One published review, with the merchant's reply. */
export function ReviewItem({ review, shop, heading: Heading = "h3" }: Props) {
  const t = useTranslations("review");
  const locale = useLocale();
  const lang = review.locale === locale ? undefined : review.locale;
  return (
    <li className="review">
      <article>
        <p className="review-head">
          <Stars rating={review.rating} />
          <span dir="auto" className="font-medium">
            {review.authorName}
          </span>
          <span className="text-muted">{review.verified ? t("verified") : t("imported")}</span>
          <ReviewTime at={review.createdAt} />
        </p>
        {review.title ? (
          <Heading lang={lang} dir="auto" className="mt-2 font-sans font-medium">
            {review.title}
          </Heading>
        ) : null}
        <p lang={lang} dir="auto" className="review-text">
          {review.body}
        </p>
        {review.reply ? (
          <div className="mt-4 max-w-prose border-l-2 border-accent pl-4 text-sm">
            <p className="flex flex-wrap gap-x-3">
              <span className="font-medium">{t("replyBy", { shop })}</span>
              <ReviewTime at={review.reply.at} />
            </p>
            <p dir="auto" className="mt-1 whitespace-pre-line wrap-anywhere">
              {review.reply.body}
            </p>
          </div>
        ) : null}
      </article>
    </li>
  );
}

function ReviewTime({ at }: { at: string }) {
  const format = new Intl.DateTimeFormat(formattingLocales[useLocale()], {
    dateStyle: "medium",
    timeZone: "UTC",
  });
  return (
    <time dateTime={at} className="text-muted">
      {format.format(new Date(at))}
    </time>
  );
}
