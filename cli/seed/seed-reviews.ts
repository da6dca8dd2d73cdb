import { and, eq } from "drizzle-orm";
import { product } from "@/db/schema/catalog";
import { review } from "@/db/schema/review";
import { demoReviews } from "@/db/seed/demo/reviews/reviews";
import type { Context } from "@/lib/operation/context";
import { refreshRating } from "@/lib/review/refresh-rating";

const DAY_MS = 86_400_000;
const REPLIED_AFTER_DAYS = 2;

/**
 * Reviews of the demo products. Nobody has bought anything in a new shop: they are imported ones, and their pages say
 * that nobody could check them. Repeating it adds none.
 */
export async function seedReviews(ctx: Context): Promise<void> {
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  for (const handle of new Set(demoReviews.map((entry) => entry.product))) {
    const entries = demoReviews.filter((entry) => entry.product === handle);
    await ctx.db.transaction(async (tx) => {
      const [row] = await tx.select().from(product).where(eq(product.handle, handle)).for("no key update");
      if (!row) return;
      const own = and(eq(review.productId, row.id), eq(review.source, "import"));
      const [existing] = await tx.select({ id: review.id }).from(review).where(own).limit(1);
      if (existing) return;
      await tx.insert(review).values(
        entries.map((entry) => {
          // Spread over the day, the same each time.
          const at = today - entry.daysAgo * DAY_MS + ((entry.body.length * 97) % 1440) * 60_000;
          return {
            productId: row.id,
            source: "import" as const,
            authorName: entry.author,
            rating: entry.rating,
            title: entry.title,
            body: entry.body,
            locale: entry.locale ?? "en",
            status: "published" as const,
            reply: entry.reply ?? null,
            repliedAt: entry.reply ? new Date(at + REPLIED_AFTER_DAYS * DAY_MS) : null,
            createdAt: new Date(at),
          };
        }),
      );
      await refreshRating({ ...ctx, db: tx }, row.id);
    });
  }
}
