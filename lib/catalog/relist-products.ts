import { eq } from "drizzle-orm";
import { product } from "@/db/schema/catalog";
import type { Context } from "@/lib/operation/context";
import { refreshListing } from "./refresh-listing";

/**
 * Rewrites the listings of products, each in a transaction of its own under the product's lock, so that an edit at the
 * same time is not written back. One that was removed meanwhile is passed over.
 */
export async function relistProducts(ctx: Context, productIds: Iterable<string>): Promise<void> {
  for (const productId of new Set(productIds)) {
    await ctx.db.transaction(async (tx) => {
      const [row] = await tx.select().from(product).where(eq(product.id, productId)).for("no key update");
      if (row) await refreshListing({ ...ctx, db: tx }, row);
    });
  }
}
