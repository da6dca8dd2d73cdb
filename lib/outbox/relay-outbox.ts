import { and, asc, eq, gt, inArray, isNull, lt, notInArray, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { outboxEvent } from "@/db/schema/platform";
import { log } from "@/lib/log/log";
import { isEventRefusal, sendEvents } from "@/lib/vendors/inngest";
import { tracedData } from "./traced-data";

const BATCH = 100;
const KEEP_DAYS = 7;
/** The service's client takes seconds to give a refused event up. */
const MAX_REFUSALS = 3;

type Relayed = { ids: string[]; refused: boolean };

/**
 * Hands waiting effects over, oldest first, until none is left; those that the service refused before, only where
 * `suspects` are asked for. The rows are locked while they are sent, so
 * that relays of several processes share the work; a crash between sending and marking sends again under the
 * same id, which the receiver drops.
 *
 * Where the service refuses a batch, its events are sent one by one, now and later: one that is refused for
 * ever stays, with the reason, and stops no other.
 *
 * @returns how many were handed over.
 * @throws what the event service throws when it is away; the rows stay and are tried again.
 */
export async function relayOutbox(db: Db, { suspects = true } = {}): Promise<number> {
  let relayed = 0;
  for (;;) {
    const { ids, refused } = await relay(db, BATCH, eq(outboxEvent.attempts, 0));
    if (!refused) relayed += ids.length;
    if (ids.length < BATCH) break;
  }
  return suspects ? relayed + (await relaySuspects(db)) : relayed;
}

/** Those that were refused, alone or in company; the least often refused come first. */
async function relaySuspects(db: Db): Promise<number> {
  const tried: string[] = [];
  let refusals = 0;
  while (refusals < MAX_REFUSALS) {
    const { ids, refused } = await relay(db, 1, and(gt(outboxEvent.attempts, 0), notIn(tried)));
    if (ids.length === 0) break;
    tried.push(...ids);
    if (refused) refusals += 1;
  }
  return tried.length - refusals;
}

const notIn = (ids: string[]): SQL | undefined =>
  ids.length > 0 ? notInArray(outboxEvent.id, ids) : undefined;

/** Removes what was handed over long ago; called by the timer. */
export async function pruneOutbox(db: Db): Promise<void> {
  await db
    .delete(outboxEvent)
    .where(lt(outboxEvent.sentAt, sql`now() - make_interval(days => ${KEEP_DAYS})`));
}

// The one network call that a transaction waits for: the lock on the rows is what keeps two relays apart.
function relay(db: Db, limit: number, which: SQL | undefined): Promise<Relayed> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .select()
      .from(outboxEvent)
      .where(and(isNull(outboxEvent.sentAt), which))
      .orderBy(asc(outboxEvent.attempts), asc(outboxEvent.createdAt), asc(outboxEvent.id))
      .limit(limit)
      .for("update", { skipLocked: true });
    const ids = rows.map((row) => row.id);
    if (ids.length === 0) return { ids, refused: false };
    const own = inArray(outboxEvent.id, ids);
    try {
      await sendEvents(rows.map((row) => ({ id: row.id, name: row.type, data: tracedData(row) })));
    } catch (error) {
      if (!isEventRefusal(error)) throw error;
      log.error({ err: error, count: ids.length }, "the event service refused events of the outbox");
      const lastError = String(error).slice(0, 500);
      await tx
        .update(outboxEvent)
        .set({ attempts: sql`${outboxEvent.attempts} + 1`, lastError })
        .where(own);
      return { ids, refused: true };
    }
    await tx.update(outboxEvent).set({ sentAt: sql`now()` }).where(own);
    return { ids, refused: false };
  });
}
