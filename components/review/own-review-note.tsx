import { useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import type { Order } from "@/lib/order/schema";
import type { ReviewableLine } from "@/lib/review/schema";
import { Stars } from "./stars";

type Props = {
  order: Pick<Order, "id" | "accessToken">;
  product: string;
  entry: ReviewableLine | undefined;
};

/** Below a line of one's order: the way to a review of the product, or how the own one stands. */
export function OwnReviewNote({ order, product, entry }: Props) {
  const t = useTranslations("review.own");
  if (!entry) return null;
  const { lineId, review } = entry;
  return (
    <p className="mt-1 text-sm text-muted print:hidden">
      {review ? (
        <>
          <Stars rating={review.rating} />
          {` ${review.status === "rejected" ? t("rejected", { reason: review.reason ?? "" }) : t(review.status)} `}
        </>
      ) : null}
      <Link
        href={`/orders/${order.id}/reviews/${lineId}?token=${order.accessToken}`}
        className="inline-block min-h-6 underline underline-offset-4 hover:text-ink"
      >
        {t(review ? "change" : "write")}
        <span className="sr-only">{`: ${product}`}</span>
      </Link>
    </p>
  );
}
