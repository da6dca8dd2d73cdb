/** A review of a demo product, as if taken over from an earlier shop: nobody bought anything here yet. */
export type DemoReview = {
  /** Handle of the product. */
  product: string;
  rating: 1 | 2 | 3 | 4 | 5;
  /** Days before the shop was filled. */
  daysAgo: number;
  author: string;
  title: string;
  body: string;
  locale?: "en" | "de";
  reply?: string;
};
