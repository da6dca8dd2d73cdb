import { inArray } from "drizzle-orm";
import { product } from "@/db/schema/catalog";
import { refreshListing } from "@/lib/catalog/refresh-listing";
import { runMediaJob } from "@/lib/media/run-media-job";
import type { Context } from "@/lib/operation/context";

const BATCH = 10;

/** Fetches a batch of missing pictures and shows them. @returns how many were tried. */
export async function fetchPictures(ctx: Context): Promise<number> {
  const { storedProductIds, failed } = await runMediaJob(ctx, { limit: BATCH });
  const ids = [...new Set(storedProductIds)];
  const rows = ids.length > 0 ? await ctx.db.select().from(product).where(inArray(product.id, ids)) : [];
  for (const row of rows) await ctx.db.transaction((tx) => refreshListing({ ...ctx, db: tx }, row));
  return storedProductIds.length + failed;
}
