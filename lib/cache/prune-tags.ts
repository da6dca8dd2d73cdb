import { lt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { cacheTag } from "@/db/schema/platform";

/** Removes versions that are older than any cached entry (a day, in levels.mjs); called by the timer. */
export async function pruneTags(db: Db): Promise<void> {
  await db.delete(cacheTag).where(lt(cacheTag.changedAt, sql`now() - interval '2 days'`));
}
