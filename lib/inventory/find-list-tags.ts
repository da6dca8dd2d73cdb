import { inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { productListing } from "@/db/schema/listing";

/** Cache tags of the category and collection pages that list the products today. */
export async function findListTags(db: Db, ...productIds: string[]): Promise<string[]> {
  if (productIds.length === 0) return [];
  const own = inArray(productListing.productId, productIds);
  const rows = await db.execute<{ tag: string }>(sql`
    select 'category:' || c.handle as tag from ${productListing} join category c on c.id = any(category_ids)
    where ${own}
    union
    select 'collection:' || c.handle from ${productListing} join collection c on c.id = any(collection_ids)
    where ${own}`);
  return rows.map((row) => row.tag);
}
