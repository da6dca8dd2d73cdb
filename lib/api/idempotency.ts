import { createHash } from "node:crypto";
import { and, eq, lt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { idempotencyKey } from "@/db/schema/platform";
import { AppError } from "@/lib/errors/app-error";

export type StoredAnswer = { status: number; body: unknown };

const WAIT_LIMIT_MS = 10_000;
const POLL_MS = 100;
/** Longer than any request may run: after it, the first request is taken for dead and the next one goes on. */
const LOCK_SECONDS = 60;

/**
 * Runs `work` once per key. A repeat answers what the first answered; a concurrent one waits up to 10 s for it.
 * Only answers that `work` returns are stored: what it throws (validation, conflicts, our own failures) may be
 * tried again under the same key.
 *
 * @param scope operation and caller: one caller's key never meets another's.
 * @param requestText what the request asks; the same key with another text is refused.
 * @throws AppError `idempotency_mismatch`, `idempotency_in_progress`, and what `work` throws.
 */
export async function withIdempotency(
  db: Db,
  { scope, key, requestText }: { scope: string; key: string; requestText: string },
  work: () => Promise<StoredAnswer>,
): Promise<StoredAnswer> {
  const requestHash = createHash("sha256").update(requestText).digest("hex");
  const mine = and(eq(idempotencyKey.scope, scope), eq(idempotencyKey.key, key));
  const deadline = Date.now() + WAIT_LIMIT_MS;
  for (;;) {
    if (await claim(db, { scope, key, requestHash })) break;
    const [row] = await db.select().from(idempotencyKey).where(mine);
    if (row && row.requestHash !== requestHash) throw new AppError("idempotency_mismatch");
    if (row?.status != null) return { status: row.status, body: row.body };
    if (Date.now() > deadline) throw new AppError("idempotency_in_progress");
    await new Promise((wake) => setTimeout(wake, POLL_MS));
  }
  try {
    const answer = await work();
    await db.update(idempotencyKey).set({ status: answer.status, body: answer.body }).where(mine);
    return answer;
  } catch (error) {
    await db.delete(idempotencyKey).where(and(mine, sql`${idempotencyKey.status} is null`));
    throw error;
  }
}

/** Removes keys older than a day; called by the timer. */
export async function pruneIdempotencyKeys(db: Db): Promise<void> {
  await db.delete(idempotencyKey).where(lt(idempotencyKey.createdAt, sql`now() - interval '24 hours'`));
}

async function claim(db: Db, row: { scope: string; key: string; requestHash: string }): Promise<boolean> {
  const lockedUntil = sql`now() + make_interval(secs => ${LOCK_SECONDS})`;
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
