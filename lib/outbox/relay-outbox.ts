import { inArray, isNull, lt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { outboxEvent } from "@/db/schema/platform";
import { sendEvents } from "@/lib/vendors/inngest";

const BATCH = 100;
const KEEP_DAYS = 7;

/**
 * Hands waiting effects over, oldest first, until none is left. The rows are locked while they are sent, so that
 * relays of several processes share the work; a crash between sending and marking sends again under the same id,
 * which the receiver drops.
 *
 * @returns how many were handed over.
 * @throws what the event service throws; the rows stay and are tried again.
 */
export async function relayOutbox(db: Db): Promise<number> {
  let relayed = 0;
  for (;;) {
    const count = await relayBatch(db);
    relayed += count;
    if (count < BATCH) return relayed;
  }
}

/** Removes what was handed over long ago; called by the timer. */
export async function pruneOutbox(db: Db): Promise<void> {
  await db
    .delete(outboxEvent)
    .where(lt(outboxEvent.sentAt, sql`now() - make_interval(days => ${KEEP_DAYS})`));
}

// The one network call that a transaction waits for: the lock on the rows is what keeps two relays apart.
function relayBatch(db: Db): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .select()
      .from(outboxEvent)
      .where(isNull(outboxEvent.sentAt))
      .orderBy(outboxEvent.createdAt)
      .limit(BATCH)
      .for("update", { skipLocked: true });
    if (rows.length === 0) return 0;
    await sendEvents(rows.map((row) => ({ id: row.id, name: row.type, data: row.data })));
    const ids = rows.map((row) => row.id);
    await tx.update(outboxEvent).set({ sentAt: sql`now()` }).where(inArray(outboxEvent.id, ids));
    return rows.length;
  });
}
