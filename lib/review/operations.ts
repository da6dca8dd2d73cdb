import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { idShape, pageOf } from "@/lib/operation/shapes";
import { deleteReview } from "./delete-review";
import { getReviewSettings } from "./get-review-settings";
import { listAdminReviews } from "./list-admin-reviews";
import { listOrderReviews } from "./list-order-reviews";
import { listProductReviews } from "./list-product-reviews";
import { moderateReview } from "./moderate-review";
import {
  adminReviewShape,
  adminReviewsInput,
  deleteReviewInput,
  moderateReviewInput,
  orderReviewsInput,
  ownReviewShape,
  productReviewsInput,
  productReviewsShape,
  reviewableLineShape,
  reviewSettingsShape,
  updateReviewInput,
  writeReviewInput,
} from "./schema";
import { updateReview } from "./update-review";
import { updateReviewSettings } from "./update-review-settings";
import { writeReview } from "./write-review";

export const listProductReviewsOperation = defineOperation({
  name: "listProductReviews",
  summary: "Published reviews of a product, with their average and counts",
  access: "public",
  rest: { method: "GET", path: "/products/{handle}/reviews", tag: "Reviews" },
  input: productReviewsInput,
  output: productReviewsShape,
  errors: ["not_found", "invalid_cursor"],
  run: listProductReviews,
});

export const listOrderReviewsOperation = defineOperation({
  name: "listOrderReviews",
  summary: "What of a paid order can be reviewed, and what was written",
  access: "public",
  rest: { method: "GET", path: "/orders/{orderId}/reviews", tag: "Reviews" },
  input: orderReviewsInput,
  output: z.object({ data: z.array(reviewableLineShape) }),
  errors: ["not_found"],
  run: listOrderReviews,
});

export const writeReviewOperation = defineOperation({
  name: "writeReview",
  summary: "Review a product of a paid order, once",
  access: "public",
  limit: "review",
  rest: { method: "POST", path: "/orders/{orderId}/reviews", status: 201, tag: "Reviews" },
  input: writeReviewInput,
  output: ownReviewShape,
  errors: ["not_found", "order_state", "conflict"],
  run: writeReview,
});

export const updateReviewOperation = defineOperation({
  name: "updateReview",
  summary: "Change one's own review; it waits again until somebody has looked",
  access: "public",
  limit: "review",
  rest: { method: "PATCH", path: "/orders/{orderId}/reviews/{reviewId}", tag: "Reviews" },
  input: updateReviewInput,
  output: ownReviewShape,
  errors: ["not_found"],
  run: updateReview,
});

export const deleteReviewOperation = defineOperation({
  name: "deleteReview",
  summary: "Take one's own review away",
  access: "public",
  limit: "review",
  rest: { method: "DELETE", path: "/orders/{orderId}/reviews/{reviewId}", tag: "Reviews" },
  input: deleteReviewInput,
  output: z.object({ id: idShape }),
  errors: ["not_found"],
  run: deleteReview,
});

export const listAdminReviewsOperation = defineOperation({
  name: "listAdminReviews",
  summary: "Reviews of every state, latest first",
  access: { permission: "reviews:read" },
  rest: { method: "GET", path: "/admin/reviews", tag: "Admin: reviews" },
  input: adminReviewsInput,
  output: pageOf(adminReviewShape),
  errors: ["invalid_cursor"],
  run: listAdminReviews,
});

export const moderateReviewOperation = defineOperation({
  name: "moderateReview",
  summary: "Publish a review, reject it with a reason, or reply to it",
  access: { permission: "reviews:write" },
  rest: { method: "PATCH", path: "/admin/reviews/{reviewId}", tag: "Admin: reviews" },
  input: moderateReviewInput,
  output: adminReviewShape,
  errors: ["not_found", "version_conflict"],
  run: moderateReview,
});

export const getReviewSettingsOperation = defineOperation({
  name: "getReviewSettings",
  summary: "When new reviews are shown",
  access: { permission: "reviews:read" },
  rest: { method: "GET", path: "/admin/reviews/settings", tag: "Admin: reviews" },
  input: z.object({}),
  output: reviewSettingsShape,
  errors: [],
  run: getReviewSettings,
});

export const updateReviewSettingsOperation = defineOperation({
  name: "updateReviewSettings",
  summary: "Decide when new reviews are shown: at once, or after a look",
  access: { permission: "reviews:write" },
  rest: { method: "PATCH", path: "/admin/reviews/settings", tag: "Admin: reviews" },
  input: reviewSettingsShape,
  output: reviewSettingsShape,
  errors: [],
  run: updateReviewSettings,
});
