import { cardReviews } from "./cards";
import { mugReviews } from "./mugs";
import { notebookReviews } from "./notebooks";
import { printReviews } from "./prints";
import type { DemoReview } from "./review";
import { throwReviews } from "./throws";
import { tileReviews } from "./tiles";

export const demoReviews: readonly DemoReview[] = [
  ...printReviews,
  ...notebookReviews,
  ...mugReviews,
  ...tileReviews,
  ...throwReviews,
  ...cardReviews,
];
