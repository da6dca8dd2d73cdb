import type { AdminReview } from "@/lib/review/schema";
import { ReviewCard } from "./review-card";

export function ReviewList({ reviews, empty }: { reviews: AdminReview[]; empty: string }) {
  if (reviews.length === 0) return <p className="py-6 text-muted">{empty}</p>;
  return (
    <ul className="grid gap-4">
      {reviews.map((review) => (
        <ReviewCard key={review.id} review={review} />
      ))}
    </ul>
  );
}
