import { useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import { Button, buttonClass } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { type ProductReviews, reviewSorts } from "@/lib/review/schema";
import { RatingOverview } from "./rating-overview";
import { ReviewItem } from "./review-item";
import { type ReviewsQuery, reviewsAddress } from "./reviews-address";

type Props = {
  product: { handle: string; title: string };
  shop: string;
  query: ReviewsQuery;
  reviews: ProductReviews;
  isContinued: boolean;
  /** Where the form leads, in the page's language. */
  action: string;
};

/** A page of a product's reviews: chosen by stars, sorted, continued by links and a form that need no script. */
export function ReviewListView({ product, shop, query, reviews, isContinued, action }: Props) {
  const t = useTranslations("review");
  const { handle, title } = product;
  return (
    <>
      <p className="mb-4 text-sm">
        <Link href={`/products/${handle}`} className="text-muted underline underline-offset-4">
          {t("backToProduct")}
        </Link>
      </p>
      <h1 dir="auto" className="mb-8 text-4xl tracking-tight text-balance wrap-anywhere">
        {t("pageTitle", { title })}
      </h1>
      <div className="grid gap-8 md:grid-cols-[18rem_1fr] lg:gap-16">
        <RatingOverview summary={reviews.summary} handle={handle} />
        <div className="min-w-0">
          <form action={action} className="mb-6 flex flex-wrap items-end gap-3">
            <SelectField id="stars" name="stars" label={t("filter")} defaultValue={query.stars ?? ""}>
              <option value="">{t("anyStars")}</option>
              {[5, 4, 3, 2, 1].map((stars) => (
                <option key={stars} value={stars}>
                  {t("starsRow", { stars })}
                </option>
              ))}
            </SelectField>
            <SelectField id="sort" name="sort" label={t("sort")} defaultValue={query.sort}>
              {reviewSorts.map((sort) => (
                <option key={sort} value={sort}>
                  {t(`sorts.${sort}`)}
                </option>
              ))}
            </SelectField>
            <Button look="secondary">{t("show")}</Button>
          </form>
          {reviews.data.length === 0 ? (
            <p className="py-8 text-muted">{reviews.summary.count === 0 ? t("none") : t("nothingFits")}</p>
          ) : (
            <ul className="border-b border-line">
              {reviews.data.map((review) => (
                <ReviewItem key={review.id} review={review} shop={shop} />
              ))}
            </ul>
          )}
          <p className="mt-6 flex flex-wrap gap-3">
            {isContinued ? (
              <Link href={reviewsAddress(handle, query)} className={buttonClass("secondary")}>
                {t("first")}
              </Link>
            ) : null}
            {reviews.nextCursor ? (
              <Link
                href={reviewsAddress(handle, query, reviews.nextCursor)}
                rel="next"
                className={buttonClass("secondary")}
              >
                {t("next")}
              </Link>
            ) : null}
          </p>
        </div>
      </div>
    </>
  );
}
