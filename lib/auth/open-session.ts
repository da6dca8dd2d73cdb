import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { session, user } from "@/db/schema/auth";
import { tellOfChange } from "@/lib/account/tell-of-change";
import type { Locale } from "@/lib/i18n/locales";
import { noteSecurityEvent } from "@/lib/log/note-security-event";
import { describeDevice } from "./describe-device";
import { verifyPassword } from "./password";
import { sessionLifetimes } from "./session-lifetime";

/** Where a session was opened: at the admin's door or at the shop's. It stands for nobody at the other one. */
export type Audience = (typeof session.$inferSelect)["audience"];

/** Which browser opened it, as its request says, and from where. */
export type Device = { userAgent: string; ipAddress: string };

export type OpenedSession = { id: string; sessionId: string };

type Options = {
  audience?: Audience;
  device?: Device;
  /** Of the mail about a device that is new. */
  locale?: Locale | undefined;
};

/**
 * Checks a password and opens a session row. An unknown address takes as long as a wrong password.
 *
 * @returns null for both, and for a banned user.
 */
export async function openSession(
  db: Db,
  { email, password }: { email: string; password: string },
  options: Options = {},
): Promise<OpenedSession | null> {
  const [found] = await db.select().from(user).where(sql`lower(${user.email}) = lower(${email})`);
  const matches = await verifyPassword(found?.passwordHash ?? null, password);
  if (!found || !matches || found.bannedAt) {
    const { audience = "staff", device } = options;
    noteSecurityEvent("sign_in_failed", { who: found?.id, address: device?.ipAddress, where: audience });
    return null;
  }
  return openSessionOf(db, found.id, options);
}

/**
 * Opens a session row of somebody who has shown otherwise who they are. Who has had sessions, and none of such a device,
 * is told of it by mail.
 */
export async function openSessionOf(
  db: Db,
  userId: string,
  { audience = "staff", device = { userAgent: "", ipAddress: "" }, locale }: Options = {},
): Promise<OpenedSession> {
  const name = await findNewDevice(db, userId, device);
  if (name) await tellOfChange(db, { kind: "new_device", userId, name, locale });
  const [row] = await db
    .insert(session)
    .values({
      userId,
      audience,
      userAgent: device.userAgent.slice(0, 400),
      ipAddress: device.ipAddress.slice(0, 64),
      expiresAt: sql`now() + make_interval(days => ${sessionLifetimes[audience].days})`,
    })
    .returning({ id: session.id });
  if (!row) throw new Error("insert returned no session");
  noteSecurityEvent("session_opened", { who: userId, address: device.ipAddress, where: audience });
  return { id: userId, sessionId: row.id };
}

/**
 * What a device calls itself, if none of the account's sessions that are still known (30 days after their end) was of one
 * like it. A first session is no news, nor is a program that does not say what it is.
 */
async function findNewDevice(db: Db, userId: string, { userAgent }: Device): Promise<string | null> {
  const nameOf = (agent: string) => {
    const { browser, system } = describeDevice(agent);
    return [browser, system].filter(Boolean).join(", ");
  };
  const name = nameOf(userAgent);
  if (name === "") return null;
  const known = await db
    .selectDistinct({ userAgent: session.userAgent })
    .from(session)
    .where(eq(session.userId, userId));
  if (known.length === 0) return null;
  return known.some((before) => nameOf(before.userAgent) === name) ? null : name;
}

/** Ends a session: the next request with its cookie is a guest's. */
export async function revokeSession(db: Db, sessionId: string): Promise<void> {
  await db.update(session).set({ revokedAt: sql`now()` }).where(eq(session.id, sessionId));
}
