import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { session, staffMember, user } from "@/db/schema/auth";
import type { Actor } from "@/lib/operation/context";
import { permissionsOf } from "./rules";

/** Who a session row stands for now: sign-out, ban and a change of role bite on the next request. */
export async function findSessionActor(db: Db, sessionId: string): Promise<Actor> {
  const [row] = await db
    .select({ user, staff: staffMember })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .leftJoin(staffMember, and(eq(staffMember.userId, user.id), eq(staffMember.active, true)))
    .where(
      and(
        eq(session.id, sessionId),
        isNull(session.revokedAt),
        gt(session.expiresAt, sql`now()`),
        isNull(user.bannedAt),
      ),
    );
  if (!row?.staff) return { type: "guest" };
  return {
    type: "staff",
    userId: row.user.id,
    email: row.user.email,
    permissions: permissionsOf(row.staff.role),
  };
}
