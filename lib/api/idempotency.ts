import { createHash } from "node:crypto";
import { and, eq, lt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { idempotencyKey } from "@/db/schema/platform";
import { AppError } from "@/lib/errors/app-error";
import { log } from "@/lib/log/log";

export type StoredAnswer = { status: number; body: unknown };

const WAIT_LIMIT_MS = 10_000;
const POLL_MS = 100;
/** A request that runs renews its lock in time: one that has not is dead, and the next one goes on. */
const LOCK_SECONDS = 15;
const RENEWAL_MS = 5_000;

type KeyedRequest = {
  /** Operation and caller: one caller's key never meets another's. */
  scope: string;
  key: string;
  /** What the request asks: the same key with another text is refused. */
  requestText: string;
};

/**
 * Runs `work` once per key. A repeat answers what the first answered; a concurrent one waits up to 10 s for it.
 * Only answers that `work` returns are stored: what it throws (validation, conflicts, our own failures) may be
 * tried again under the same key.
 *
 * A crash between what `work` commits and its answer lets the next try run it again: it has to know its own traces.
 *
 * @throws AppError `idempotency_mismatch`, `idempotency_in_progress`, and what `work` throws.
 */
export async function withIdempotency(
  db: Db,
  { scope, key, requestText }: KeyedRequest,
  work: () => Promise<StoredAnswer>,
): Promise<StoredAnswer> {
  const requestHash = hashOf(requestText);
  const mine = rowOf(scope, key);
  const deadline = Date.now() + WAIT_LIMIT_MS;
  while (!(await claim(db, { scope, key, requestHash }))) {
    const stored = await findAnswer(db, { scope, key, requestHash });
    if (stored) return stored;
    if (Date.now() > deadline) throw new AppError("idempotency_in_progress");
    await new Promise((wake) => setTimeout(wake, POLL_MS));
  }
  const renewal = setInterval(() => {
    const locked = { lockedUntil: lockEnd() };
    db.update(idempotencyKey)
      .set(locked)
      .where(mine)
      .catch((error: unknown) => log.warn({ err: error }, "the lock of an idempotency key was not renewed"));
  }, RENEWAL_MS);
  try {
    const answer = await work();
    await storeAnswer(db, { scope, key }, answer);
    return answer;
  } catch (error) {
    await db.delete(idempotencyKey).where(and(mine, sql`${idempotencyKey.status} is null`));
    throw error;
  } finally {
    clearInterval(renewal);
  }
}

/**
 * `withIdempotency` for work that only touches the database: key, changes and answer are one transaction. A crash
 * leaves nothing of it; a repeat that comes meanwhile waits for the first.
 *
 * @throws AppError `idempotency_mismatch`, and what `work` throws.
 */
export function withIdempotencyInTransaction(
  db: Db,
  { scope, key, requestText }: KeyedRequest,
  work: (db: Db) => Promise<StoredAnswer>,
): Promise<StoredAnswer> {
  const requestHash = hashOf(requestText);
  return db.transaction(async (tx) => {
    if (!(await claim(tx, { scope, key, requestHash }))) {
      const stored = await findAnswer(tx, { scope, key, requestHash });
      if (stored) return stored;
      throw new AppError("idempotency_in_progress");
    }
    const answer = await work(tx);
    await storeAnswer(tx, { scope, key }, answer);
    return answer;
  });
}

/** Removes keys older than a day; called by the timer. */
export async function pruneIdempotencyKeys(db: Db): Promise<void> {
  await db.delete(idempotencyKey).where(lt(idempotencyKey.createdAt, sql`now() - interval '24 hours'`));
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

const rowOf = (scope: string, key: string) =>
  and(eq(idempotencyKey.scope, scope), eq(idempotencyKey.key, key));

const lockEnd = () => sql`now() + make_interval(secs => ${LOCK_SECONDS})`;

type Claim = { scope: string; key: string; requestHash: string };

/** @throws AppError `idempotency_mismatch`. */
async function findAnswer(db: Db, { scope, key, requestHash }: Claim): Promise<StoredAnswer | null> {
  const [row] = await db.select().from(idempotencyKey).where(rowOf(scope, key));
  if (row && row.requestHash !== requestHash) throw new AppError("idempotency_mismatch");
  return row?.status != null ? { status: row.status, body: row.body } : null;
}

async function storeAnswer(
  db: Db,
  { scope, key }: Pick<Claim, "scope" | "key">,
  { status, body }: StoredAnswer,
): Promise<void> {
  await db.update(idempotencyKey).set({ status, body }).where(rowOf(scope, key));
}

async function claim(db: Db, row: Claim): Promise<boolean> {
  const lockedUntil = lockEnd();
  const claimed = await db
    .insert(idempotencyKey)
    .values({ ...row, lockedUntil })
    .onConflictDoUpdate({
      target: [idempotencyKey.scope, idempotencyKey.key],
      set: { lockedUntil },
      setWhere: sql`${idempotencyKey.status} is null and ${idempotencyKey.lockedUntil} < now()
        and ${idempotencyKey.requestHash} = ${row.requestHash}`,
    })
    .returning({ key: idempotencyKey.key });
  return claimed.length > 0;
}
