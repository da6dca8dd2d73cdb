"use client";

export type SaidReview = {
  rating: number;
  author: string;
  /** The stars in words; whether a buyer wrote it. */
  stars: string;
  badge: string;
  at: string;
  day: string;
  /** Where it is not the page's language. */
  lang: string | undefined;
  title: string;
  body: string;
  reply: { by: string; at: string; day: string; body: string } | null;
};

/** Made in the browser as well: of each review, the page carries its words alone. */
export function ReviewArticle({ review, heading: Heading }: { review: SaidReview; heading: "h2" | "h3" }) {
  const { rating, lang, reply } = review;
  return (
    <li className="review">
      <article>
        <p className="review-head">
          <span>
            <span aria-hidden="true" className="tracking-widest text-accent">
              {"★".repeat(rating)}
              <span className="text-line">{"★".repeat(5 - rating)}</span>
            </span>
            <span className="sr-only">{review.stars}</span>
          </span>
          <span dir="auto" className="font-medium">
            {review.author}
          </span>
          <span className="text-muted">{review.badge}</span>
          <time dateTime={review.at} className="text-muted">
            {review.day}
          </time>
        </p>
        {review.title ? (
          <Heading lang={lang} dir="auto" className="mt-2 font-sans font-medium">
            {review.title}
          </Heading>
        ) : null}
        <p lang={lang} dir="auto" className="review-text">
          {review.body}
        </p>
        {reply ? (
          <div className="mt-4 max-w-prose border-l-2 border-accent pl-4 text-sm">
            <p className="flex flex-wrap gap-x-3">
              <span className="font-medium">{reply.by}</span>
              <time dateTime={reply.at} className="text-muted">
                {reply.day}
              </time>
            </p>
            <p dir="auto" className="mt-1 whitespace-pre-line wrap-anywhere">
              {reply.body}
            </p>
          </div>
        ) : null}
      </article>
    </li>
  );
}
