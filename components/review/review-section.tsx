import type { ReactNode } from "react";
import { useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import { buttonClass } from "@/components/ui/button";
import type { ProductReviews } from "@/lib/review/schema";
import { RatingOverview } from "./rating-overview";
import { ReviewItem } from "./review-item";
import { reviewsAddress } from "./reviews-address";

type Props = { reviews: ProductReviews; handle: string; shop: string };

/** The latest reviews on a product's page. */
export function ReviewSection({ reviews: { data, nextCursor, summary }, handle, shop }: Props) {
  const t = useTranslations("review");
  const howTo = t.rich<ReactNode>("howTo", {
    order: (chunks) => (
      <Link key="order" href="/orders/find" className="underline underline-offset-4">
        {chunks}
      </Link>
    ),
  });
  return (
    <section id="reviews" aria-labelledby="reviews-heading" className="mt-20 scroll-mt-8 lg:mt-28">
      <h2 id="reviews-heading" className="section-title">
        {t("heading")}
      </h2>
      {summary.count === 0 ? (
        <div className="grid gap-2 text-muted">
          <p>{t("none")}</p>
          <p className="text-sm">{howTo}</p>
        </div>
      ) : (
        <div className="grid gap-8 md:grid-cols-[18rem_1fr] lg:gap-16">
          <div>
            <RatingOverview summary={summary} handle={handle} />
            <p className="mt-3 text-sm text-muted">{howTo}</p>
          </div>
          <div className="min-w-0">
            <ul className="border-b border-line">
              {data.map((review) => (
                <ReviewItem key={review.createdAt} review={review} shop={shop} />
              ))}
            </ul>
            {nextCursor ? (
              <p className="mt-6">
                <Link href={reviewsAddress(handle, { sort: "newest" })} className={buttonClass("secondary")}>
                  {t("allLink", { count: summary.count })}
                </Link>
              </p>
            ) : null}
          </div>
        </div>
      )}
    </section>
  );
}
