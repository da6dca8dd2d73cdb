import { z } from "zod";
import { locales } from "@/lib/i18n/locales";
import { cursorShape, handleShape, idShape, limitShape, timestampShape } from "@/lib/operation/shapes";

export const reviewStatuses = ["pending", "published", "rejected"] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

const MAX_NAME = 60;
const MAX_TITLE = 120;
const MAX_BODY = 4000;

const starsShape = z.int().min(1).max(5);

/** A published review, as everybody sees it. */
const reviewShape = z.object({
  id: idShape,
  authorName: z.string(),
  rating: starsShape,
  title: z.string().describe("May be empty"),
  body: z.string().describe("Plain text"),
  locale: z.string().describe("The language that it was written in"),
  verified: z.boolean().describe("The author bought the product here"),
  createdAt: timestampShape,
  reply: z.object({ body: z.string(), at: timestampShape }).nullable().describe("Of the merchant"),
});
export type Review = z.infer<typeof reviewShape>;

const ratingSummaryShape = z.object({
  count: z.int(),
  average: z.number().nullable().describe("To a tenth; null without reviews"),
  stars: z
    .array(z.object({ stars: starsShape, count: z.int() }))
    .describe("How many gave five stars, four, three, two, one"),
});
export type RatingSummary = z.infer<typeof ratingSummaryShape>;

export const reviewSorts = ["newest", "highest", "lowest"] as const;
export type ReviewSort = (typeof reviewSorts)[number];

export const productReviewsInput = z.object({
  handle: handleShape,
  stars: z.coerce.number().int().min(1).max(5).optional(),
  sort: z.enum(reviewSorts).default("newest"),
  cursor: cursorShape.optional(),
  limit: limitShape,
});
export type ProductReviewsInput = z.output<typeof productReviewsInput>;

export const productReviewsShape = z.object({
  data: z.array(reviewShape),
  nextCursor: z.string().nullable(),
  summary: ratingSummaryShape.describe("Of all published reviews, whatever was asked for"),
});
export type ProductReviews = z.infer<typeof productReviewsShape>;

/** Line ends are counted as one character, however the form sent them. */
const text = (max: number) =>
  z
    .string()
    .transform((value) => value.replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().max(max));

const contentFields = {
  authorName: text(MAX_NAME).pipe(z.string().min(1, "required")),
  rating: starsShape,
  title: text(MAX_TITLE).default(""),
  body: text(MAX_BODY).pipe(z.string().min(1, "required")),
  locale: z.enum(locales).default("en"),
};

const holderFields = {
  orderId: idShape,
  // Any text may be tried: what is no token at all is answered like a wrong one.
  token: z.string().max(200).optional().describe("The order's access token"),
};

export const orderReviewsInput = z.object(holderFields);

export const writeReviewInput = z.object({ ...holderFields, lineId: idShape, ...contentFields });
export type WriteReviewInput = z.output<typeof writeReviewInput>;

export const updateReviewInput = z.object({ ...holderFields, reviewId: idShape, ...contentFields });
export type UpdateReviewInput = z.output<typeof updateReviewInput>;

export const deleteReviewInput = z.object({ ...holderFields, reviewId: idShape });

/** A review as its author sees it. */
export const ownReviewShape = reviewShape.extend({
  lineId: idShape,
  productId: idShape,
  status: z.enum(reviewStatuses),
  reason: z.string().nullable().describe("Why it was not published"),
});
export type OwnReview = z.infer<typeof ownReviewShape>;

/** A line of an order whose product can be reviewed. */
export const reviewableLineShape = z.object({ lineId: idShape, review: ownReviewShape.nullable() });
export type ReviewableLine = z.infer<typeof reviewableLineShape>;

export const adminReviewsInput = z.object({
  status: z.enum(reviewStatuses).optional(),
  stars: z.coerce.number().int().min(1).max(5).optional(),
  productId: idShape.optional(),
  cursor: cursorShape.optional(),
  limit: limitShape,
});
export type AdminReviewsInput = z.output<typeof adminReviewsInput>;

export const adminReviewShape = reviewShape.extend({
  product: z.object({ id: idShape, handle: handleShape, title: z.string() }),
  orderId: idShape.nullable(),
  status: z.enum(reviewStatuses),
  reason: z.string().nullable(),
  moderatedBy: z.string().nullable(),
  moderatedAt: timestampShape.nullable(),
  version: z.int().describe("Raised by every edit; send it as If-Match"),
});
export type AdminReview = z.infer<typeof adminReviewShape>;

export const moderateReviewInput = z
  .object({
    reviewId: idShape,
    expectedVersion: z.int().min(1).optional().describe("Or the header If-Match"),
    status: z.enum(["published", "rejected"]).optional(),
    reason: text(500).optional().describe("For the author; needed to reject"),
    reply: text(2000).nullable().optional().describe("Stands below the review; null or empty takes it away"),
  })
  .refine(({ status, reason }) => status !== "rejected" || reason, { path: ["reason"], message: "required" });
export type ModerateReviewInput = z.output<typeof moderateReviewInput>;

export const reviewSettingsShape = z.object({
  publish: z.enum(["after_look", "at_once"]).describe("When a new review is shown to everybody"),
});
export type ReviewSettings = z.infer<typeof reviewSettingsShape>;
