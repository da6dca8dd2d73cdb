import { lt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { deadLetter } from "@/db/schema/dead-letter";

const KEEP_DAYS = 90;

/** Removes what was dealt with long ago, never what is open; called by the timer. */
export async function pruneDeadLetters(db: Db): Promise<void> {
  await db
    .delete(deadLetter)
    .where(lt(deadLetter.resolvedAt, sql`now() - make_interval(days => ${KEEP_DAYS})`));
}
