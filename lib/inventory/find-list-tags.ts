import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

/** Cache tags of the category and collection pages that list the product today. */
export async function findListTags(db: Db, productId: string): Promise<string[]> {
  const rows = await db.execute<{ tag: string }>(sql`
    select 'category:' || c.handle as tag from product_listing l join category c on c.id = any(l.category_ids)
    where l.product_id = ${productId}
    union
    select 'collection:' || c.handle from product_listing l join collection c on c.id = any(l.collection_ids)
    where l.product_id = ${productId}`);
  return rows.map((row) => row.tag);
}
