import type { AdminReview } from "@/lib/review/schema";
import { ReviewCard } from "./review-card";

type Props = { reviews: AdminReview[]; empty: string; mayWrite: boolean };

export function ReviewList({ reviews, empty, mayWrite }: Props) {
  if (reviews.length === 0) return <p className="py-6 text-muted">{empty}</p>;
  return (
    <ul className="grid gap-4">
      {reviews.map((review) => (
        <ReviewCard key={review.id} review={review} mayWrite={mayWrite} />
      ))}
    </ul>
  );
}
