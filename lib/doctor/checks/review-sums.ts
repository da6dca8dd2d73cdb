import { sql } from "drizzle-orm";
import { lockReviewedProduct } from "@/lib/review/queries";
import { refreshRating } from "@/lib/review/refresh-rating";
import type { Check } from "../check";

export const reviewSums: Check = {
  name: "review-sums",
  explains: "A product's rating is what its published reviews say, in their summary and in lists.",
  breaches: sql`
    with counted as (
      select product_id, count(*)::int as count, sum(rating)::int as rating_sum from review
      where status = 'published' group by product_id)
    select p.id::text as subject, format('product %s has %s published reviews of %s stars; its summary says %s of %s,
      lists show %s', p.handle, coalesce(c.count, 0), coalesce(c.rating_sum, 0), coalesce(s.count, 0),
      coalesce(s.rating_sum, 0), coalesce(l.rating_count, 0)) as finding
    from product p left join counted c on c.product_id = p.id left join review_summary s on s.product_id = p.id
      left join product_listing l on l.product_id = p.id
    where (coalesce(c.count, 0), coalesce(c.rating_sum, 0)) <> (coalesce(s.count, 0), coalesce(s.rating_sum, 0))
      or (l.product_id is not null and l.rating_count <> coalesce(c.count, 0))`,
  repair: {
    does: "counts the product's reviews anew",
    run: (ctx, productId) =>
      ctx.db.transaction(async (tx) => {
        await lockReviewedProduct(tx, productId);
        await refreshRating({ ...ctx, db: tx }, productId);
      }),
  },
};
