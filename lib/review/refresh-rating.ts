import { eq, sql } from "drizzle-orm";
import { product } from "@/db/schema/catalog";
import { productListing } from "@/db/schema/listing";
import { reviewSummary } from "@/db/schema/review";
import { invalidateTags } from "@/lib/cache/invalidate-tags";
import { tags } from "@/lib/cache/tags";
import { toListedRating } from "@/lib/catalog/to-listed-rating";
import { findListTags } from "@/lib/inventory/find-list-tags";
import type { Context } from "@/lib/operation/context";

/**
 * Counts the product's published reviews anew, brings its listings to the result, and marks what shows either as
 * stale. Counted, not added up: so the sums cannot drift, and one product's reviews are few thousand entries of an
 * index at most. Call it once in the transaction that changes what is published, last, while the product is locked
 * (`lockReviewedProduct`): locks the listings.
 */
export async function refreshRating(ctx: Context, productId: string): Promise<void> {
  const [summary] = await ctx.db.execute<{ count: number; rating_sum: number }>(sql`
    insert into ${reviewSummary} as s
      (product_id, count, rating_sum, stars_1, stars_2, stars_3, stars_4, stars_5)
    select ${productId}::uuid, count(*), coalesce(sum(rating), 0), ${counted(1)}, ${counted(2)}, ${counted(3)},
      ${counted(4)}, ${counted(5)}
    from review where product_id = ${productId} and status = 'published'
    on conflict (product_id) do update set count = excluded.count, rating_sum = excluded.rating_sum,
      stars_1 = excluded.stars_1, stars_2 = excluded.stars_2, stars_3 = excluded.stars_3,
      stars_4 = excluded.stars_4, stars_5 = excluded.stars_5
    returning s.count, s.rating_sum`);
  const rating = toListedRating(summary && { count: summary.count, ratingSum: summary.rating_sum });
  const changed = await ctx.db
    .update(productListing)
    .set(rating)
    .where(
      sql`${eq(productListing.productId, productId)} and (${productListing.ratingCount}, ${productListing.ratingAverage})
        is distinct from (${rating.ratingCount}::int, ${rating.ratingAverage}::numeric)`,
    )
    .returning({ handle: productListing.handle });
  await invalidateTags(ctx.db, [
    tags.reviews(productId),
    ...(changed.length > 0 ? await listTags(ctx, productId) : []),
  ]);
}

const counted = (stars: number) => sql`count(*) filter (where rating = ${sql.raw(String(stars))})`;

/** Cards of the product stand on the home page, in its lists, and beside its neighbors. */
async function listTags(ctx: Context, productId: string): Promise<string[]> {
  const [row] = await ctx.db
    .select({ handle: product.handle })
    .from(product)
    .where(eq(product.id, productId));
  return [
    tags.catalog,
    ...(row ? [tags.product(row.handle)] : []),
    ...(await findListTags(ctx.db, productId)),
  ];
}
