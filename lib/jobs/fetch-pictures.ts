import { relistProducts } from "@/lib/catalog/relist-products";
import { runMediaJob } from "@/lib/media/run-media-job";
import type { Context } from "@/lib/operation/context";

const BATCH = 10;

/** Fetches a batch of missing pictures and shows them. @returns how many were tried. */
export async function fetchPictures(ctx: Context): Promise<number> {
  const { storedProductIds, failed } = await runMediaJob(ctx, { limit: BATCH });
  await relistProducts(ctx, storedProductIds);
  return storedProductIds.length + failed;
}
