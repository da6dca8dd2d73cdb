import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

/**
 * Marks everything that carries one of the tags as stale, on every instance. Call it in the transaction that changes
 * the data: the mark commits with it, so that no crash loses it and nobody re-reads the old data under the new mark.
 * Locks the tags' rows, in order: call it once per transaction.
 */
export async function invalidateTags(db: Db, changed: Iterable<string>): Promise<void> {
  const tags = [...new Set(changed)];
  if (tags.length === 0) return;
  await db.execute(sql`select invalidate_cache_tags(${sql.param(tags)}::text[])`);
}
