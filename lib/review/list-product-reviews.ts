import { and, eq, sql } from "drizzle-orm";
import { product } from "@/db/schema/catalog";
import { review, reviewSummary } from "@/db/schema/review";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { after, cursorAfter, orderOf } from "./list-keyset";
import type { ProductReviews, ProductReviewsInput } from "./schema";
import { toRatingSummary, toReview } from "./to-review";

/**
 * A page of the published reviews of a product on sale, and how they are rated on the whole.
 *
 * @throws AppError `not_found`; `invalid_cursor`, also when it belongs to another order or number of stars.
 */
export async function listProductReviews(ctx: Context, input: ProductReviewsInput): Promise<ProductReviews> {
  const [found] = await ctx.db
    .select({ id: product.id, status: product.status })
    .from(product)
    .where(eq(product.handle, input.handle));
  if (found?.status !== "active") throw new AppError("not_found", "There is no such product");
  const [page, [summary]] = await Promise.all([
    selectPage(ctx, found.id, input),
    ctx.db.select().from(reviewSummary).where(eq(reviewSummary.productId, found.id)),
  ]);
  return { ...page, summary: toRatingSummary(summary) };
}

async function selectPage(
  { db }: Context,
  productId: string,
  { sort, stars, cursor, limit }: ProductReviewsInput,
): Promise<Pick<ProductReviews, "data" | "nextCursor">> {
  const rows = await db
    .select()
    .from(review)
    .where(
      and(
        eq(review.productId, productId),
        // To the letter as the indexes have it: a parameter would not be recognized in a plan that is kept.
        sql`${review.status} = 'published'`,
        stars === undefined ? undefined : eq(review.rating, stars),
        cursor === undefined ? undefined : after(sort, stars, cursor),
      ),
    )
    .orderBy(...orderOf(sort, stars))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map(toReview),
    nextCursor: rows.length > limit && last ? cursorAfter(sort, stars, last) : null,
  };
}
