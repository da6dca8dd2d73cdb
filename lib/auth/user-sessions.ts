import { and, desc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { session, user } from "@/db/schema/auth";
import type { Audience } from "./open-session";
import { isUsedLately } from "./session-lifetime";

/** What is kept of a session that is over, so that one can still look where it came from. */
const KEEP_DAYS = 30;
const MAX_SHOWN = 100;

const isLive = (userId: string) =>
  and(
    eq(session.userId, userId),
    isNull(session.revokedAt),
    gt(session.expiresAt, sql`now()`),
    isUsedLately(),
  );

/** The sessions of a user at one door that still count, latest use first. */
export function listUserSessions(db: Db, userId: string, audience: Audience) {
  return db
    .select({
      id: session.id,
      userAgent: session.userAgent,
      ipAddress: session.ipAddress,
      createdAt: session.createdAt,
      lastUsedAt: session.lastUsedAt,
    })
    .from(session)
    .where(and(isLive(userId), eq(session.audience, audience)))
    .orderBy(desc(session.lastUsedAt), desc(session.id))
    .limit(MAX_SHOWN);
}

/** Ends one session of a user. @returns false where it is none of theirs, or over already. */
export async function revokeUserSession(db: Db, userId: string, sessionId: string): Promise<boolean> {
  const ended = await db
    .update(session)
    .set({ revokedAt: sql`now()` })
    .where(and(isLive(userId), eq(session.id, sessionId)))
    .returning({ id: session.id });
  return ended.length > 0;
}

/** Ends every session of a user, at both doors or at one. */
export async function revokeUserSessions(db: Db, userId: string, audience?: Audience): Promise<void> {
  await db
    .update(session)
    .set({ revokedAt: sql`now()` })
    .where(and(isLive(userId), audience ? eq(session.audience, audience) : undefined));
}

/** The mail address of whoever a session row stands for; null where there is none. */
export async function findSessionEmail(db: Db, sessionId: string): Promise<string | null> {
  const [row] = await db
    .select({ email: user.email })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(eq(session.id, sessionId));
  return row?.email ?? null;
}

/** Removes sessions that have long been over; called by the timer. */
export async function pruneSessions(db: Db): Promise<void> {
  await db.delete(session).where(lt(session.expiresAt, sql`now() - make_interval(days => ${KEEP_DAYS})`));
}
