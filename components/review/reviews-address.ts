import type { ReviewSort } from "@/lib/review/schema";

export type ReviewsQuery = { stars?: number | undefined; sort: ReviewSort };

/** The address of a page of all reviews of a product; what is the default is not said. */
export function reviewsAddress(handle: string, { stars, sort }: ReviewsQuery, cursor?: string): string {
  const params = new URLSearchParams();
  if (stars !== undefined) params.set("stars", String(stars));
  if (sort !== "newest") params.set("sort", sort);
  if (cursor) params.set("cursor", cursor);
  const text = params.toString();
  return `/products/${handle}/reviews${text ? `?${text}` : ""}`;
}
