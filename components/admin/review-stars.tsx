/** A review's stars, for staff. */
export function ReviewStars({ rating }: { rating: number }) {
  return (
    <span>
      <span aria-hidden="true" className="text-accent">
        {"★".repeat(rating)}
        <span className="text-line">{"★".repeat(5 - rating)}</span>
      </span>
      <span className="sr-only">{`${rating} of 5 stars`}</span>
    </span>
  );
}
