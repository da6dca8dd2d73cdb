import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { session, user } from "@/db/schema/auth";
import { verifyPassword } from "./password";

const LIFETIME_DAYS = 30;

/**
 * Checks a password and opens a session row. An unknown address takes as long as a wrong password.
 *
 * @returns null for both, and for a banned user.
 */
export async function openSession(
  db: Db,
  { email, password }: { email: string; password: string },
): Promise<{ id: string; sessionId: string } | null> {
  const [found] = await db.select().from(user).where(sql`lower(${user.email}) = lower(${email})`);
  const matches = await verifyPassword(found?.passwordHash ?? null, password);
  if (!found || !matches || found.bannedAt) return null;
  const [row] = await db
    .insert(session)
    .values({ userId: found.id, expiresAt: sql`now() + make_interval(days => ${LIFETIME_DAYS})` })
    .returning({ id: session.id });
  if (!row) throw new Error("insert returned no session");
  return { id: found.id, sessionId: row.id };
}

/** Ends a session: the next request with its cookie is a guest's. */
export async function revokeSession(db: Db, sessionId: string): Promise<void> {
  await db.update(session).set({ revokedAt: sql`now()` }).where(eq(session.id, sessionId));
}
