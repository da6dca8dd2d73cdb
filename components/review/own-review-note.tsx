import { useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import type { OwnReview } from "@/lib/review/schema";
import { Stars } from "./stars";

type Props = { orderId: string; token: string; lineId: string; product: string; review: OwnReview | null };

/** Below a line of one's order: the way to a review of the product, or how the own one stands. */
export function OwnReviewNote({ orderId, token, lineId, product, review }: Props) {
  const t = useTranslations("review.own");
  return (
    <span className="mt-1 block text-sm text-muted print:hidden">
      {review ? (
        <>
          <Stars rating={review.rating} />
          {` ${review.status === "rejected" ? t("rejected", { reason: review.reason ?? "" }) : t(review.status)} `}
        </>
      ) : null}
      <Link
        href={`/orders/${orderId}/reviews/${lineId}?token=${token}`}
        className="inline-block min-h-6 underline underline-offset-4 hover:text-ink"
      >
        {t(review ? "change" : "write")}
        <span className="sr-only">{`: ${product}`}</span>
      </Link>
    </span>
  );
}
