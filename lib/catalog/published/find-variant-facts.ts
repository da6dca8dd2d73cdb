import { and, asc, eq } from "drizzle-orm";
import { cacheLife, cacheTag } from "next/cache";
import { media, variant } from "@/db/schema/catalog";
import { isBuilding, published } from "@/lib/cache/lifetimes";
import { tags } from "@/lib/cache/tags";
import { getDatabase } from "@/lib/operation/database";

/** `imageIds`: the picture of each variant that has one of its own. `ships`: something of it goes by mail. */
export type VariantFacts = { ships: boolean; imageIds: Record<string, string> };

/** What a product's page needs of its variants beyond what every door shows; cached until the product changes. */
export async function findVariantFacts(handle: string, productId: string): Promise<VariantFacts> {
  "use cache";
  cacheTag(tags.product(handle));
  cacheLife(published);
  if (isBuilding) return { ships: false, imageIds: {} };
  const rows = await getDatabase()
    .db.select({ id: variant.id, ships: variant.requiresShipping, imageId: media.id })
    .from(variant)
    .leftJoin(media, and(eq(media.variantId, variant.id), eq(media.status, "ready")))
    .where(eq(variant.productId, productId))
    .orderBy(asc(media.position), asc(media.id));
  const imageIds: Record<string, string> = {};
  for (const row of rows) if (row.imageId) imageIds[row.id] ??= row.imageId;
  return { ships: rows.some((row) => row.ships), imageIds };
}
