import { lt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { webVital } from "@/db/schema/platform";

const KEPT_DAYS = 90;

/** Removes histograms older than 90 days; called by the timer. */
export async function pruneVitals(db: Db): Promise<void> {
  await db
    .delete(webVital)
    .where(lt(webVital.day, sql`(now() at time zone 'UTC')::date - ${KEPT_DAYS}::int`));
}
