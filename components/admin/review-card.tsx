import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import type { AdminReview } from "@/lib/review/schema";
import { formatTime } from "./format-time";
import { PublishForm, RejectForm, ReplyForm } from "./moderation-forms";
import { ReviewStars } from "./review-stars";

/** A review with everything that decides about it, and what can be done with it. */
export function ReviewCard({ review, mayWrite }: { review: AdminReview; mayWrite: boolean }) {
  const { product, orderId } = review;
  return (
    <li className="rounded-xl border border-line bg-surface p-4">
      <article className="grid gap-3">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <ReviewStars rating={review.rating} />
          <Link href={`/admin/products/${product.id}`} className="font-medium underline underline-offset-4">
            {product.title}
          </Link>
          <span dir="auto">{review.authorName}</span>
          {orderId ? (
            <Link href={`/admin/orders/${orderId}`} className="underline underline-offset-4">
              Verified buyer
            </Link>
          ) : (
            <span className="text-muted">Imported</span>
          )}
          <time dateTime={review.createdAt} className="text-muted">
            {formatTime(review.createdAt)}
          </time>
          <Badge>{review.status}</Badge>
        </p>
        <div lang={review.locale} dir="auto" className="max-w-prose">
          {review.title ? <p className="font-medium">{review.title}</p> : null}
          <p className="whitespace-pre-line wrap-anywhere">{review.body}</p>
        </div>
        {review.reason ? <p className="text-sm text-muted">{`Rejected: ${review.reason}`}</p> : null}
        {review.reply ? (
          <p className="max-w-prose border-l-2 border-accent pl-3 text-sm whitespace-pre-line wrap-anywhere">
            {review.reply.body}
          </p>
        ) : null}
        {mayWrite ? (
          <div className="flex flex-wrap items-start gap-3">
            {review.status === "published" ? null : <PublishForm review={review} />}
            {review.status === "rejected" ? null : <RejectForm review={review} />}
            <ReplyForm review={review} />
          </div>
        ) : null}
      </article>
    </li>
  );
}
