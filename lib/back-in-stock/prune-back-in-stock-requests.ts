import { and, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { backInStockRequest } from "@/db/schema/back-in-stock";
import { CONFIRM_HOURS, KEEP_DAYS, KEEP_NOTIFIED_DAYS } from "./rules";

/** Forgets addresses that were never confirmed, were answered a while ago, or have waited too long. */
export async function pruneBackInStockRequests(db: Db): Promise<void> {
  const { createdAt, confirmedAt, notifiedAt } = backInStockRequest;
  await db
    .delete(backInStockRequest)
    .where(
      or(
        lt(createdAt, sql`now() - make_interval(days => ${KEEP_DAYS})`),
        lt(notifiedAt, sql`now() - make_interval(days => ${KEEP_NOTIFIED_DAYS})`),
        and(isNull(confirmedAt), lt(createdAt, sql`now() - make_interval(hours => ${CONFIRM_HOURS})`)),
      ),
    );
}
