import { and, eq, type SQL, sql } from "drizzle-orm";
import { review } from "@/db/schema/review";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { decodeCursor, encodeCursor } from "@/lib/operation/cursor";
import { selectReviewPage } from "./queries";
import type { AdminReview, AdminReviewsInput } from "./schema";
import { toAdminReview } from "./to-review";

const LIST = "admin-reviews";

/** A page of reviews for staff, latest first. @throws AppError `invalid_cursor`. */
export async function listAdminReviews(
  ctx: Context,
  { status, stars, productId, cursor, limit }: AdminReviewsInput,
): Promise<{ data: AdminReview[]; nextCursor: string | null }> {
  const where = and(
    status ? eq(review.status, status) : undefined,
    stars ? eq(review.rating, stars) : undefined,
    productId ? eq(review.productId, productId) : undefined,
    cursor ? after(cursor) : undefined,
  );
  const rows = await selectReviewPage(ctx.db, where, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1)?.row;
  return {
    data: page.map(({ row, product }) => toAdminReview(row, product)),
    nextCursor:
      rows.length > limit && last ? encodeCursor(LIST, [last.createdAt.toISOString(), last.id]) : null,
  };
}

function after(cursor: string): SQL {
  const [at, id] = decodeCursor(LIST, cursor);
  if (typeof at !== "string" || typeof id !== "string") throw new AppError("invalid_cursor");
  return sql`(${review.createdAt}, ${review.id}) < (${at}::timestamptz, ${id}::uuid)`;
}
