import { lt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rateLimit } from "@/db/schema/platform";

/** Removes counts whose window is over; called by the timer. Writes `rate_limit`. */
export async function pruneLimits(db: Db): Promise<void> {
  await db.delete(rateLimit).where(lt(rateLimit.expire, sql`now()`));
}
