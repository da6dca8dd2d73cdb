import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { session, staffMember, user } from "@/db/schema/auth";
import { customer } from "@/db/schema/customer";
import type { Actor } from "@/lib/operation/context";
import { isUsedLately } from "./session-lifetime";
import { findStaffActor } from "./staff/find-staff-actor";

const NOTE_USE_AFTER_MS = 60_000;

/**
 * Who a session row stands for now: sign-out, ban and a change of role bite on the next request. One that was opened at
 * the shop stands for a customer and never for staff, whoever else the person is: the shop's door asks for less. Notes
 * the use of the session, at most once a minute.
 */
export async function findSessionActor(db: Db, sessionId: string): Promise<Actor> {
  const [row] = await db
    .select({
      user,
      staff: staffMember,
      customerId: customer.id,
      audience: session.audience,
      openedAt: session.createdAt,
      lastUsedAt: session.lastUsedAt,
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .leftJoin(staffMember, and(eq(staffMember.userId, user.id), eq(staffMember.active, true)))
    .leftJoin(customer, eq(customer.userId, user.id))
    .where(
      and(
        eq(session.id, sessionId),
        isNull(session.revokedAt),
        gt(session.expiresAt, sql`now()`),
        isUsedLately(),
        isNull(user.bannedAt),
      ),
    );
  if (!row) return { type: "guest" };
  if (row.lastUsedAt.getTime() < Date.now() - NOTE_USE_AFTER_MS) await noteUse(db, sessionId);
  const userId = row.user.id;
  if (row.audience === "shop") {
    return row.customerId ? { type: "customer", customerId: row.customerId, userId } : { type: "guest" };
  }
  const staff = row.staff ? await findStaffActor(db, { userId, sessionId, openedAt: row.openedAt }) : null;
  return staff ?? { type: "guest" };
}

/** Of requests that come at once, one writes. */
async function noteUse(db: Db, sessionId: string): Promise<void> {
  await db
    .update(session)
    .set({ lastUsedAt: sql`now()` })
    .where(
      and(
        eq(session.id, sessionId),
        lt(session.lastUsedAt, sql`now() - make_interval(secs => ${NOTE_USE_AFTER_MS / 1000})`),
      ),
    );
}
