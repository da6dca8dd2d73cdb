import { and, asc, count, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { session, staffMember, totp, user } from "@/db/schema/auth";
import { setting } from "@/db/schema/platform";
import { role, rolePermission, staffInvitation } from "@/db/schema/staff";
import { AppError } from "@/lib/errors/app-error";
import { STAFF_SETTING } from "./settings";

/** Keeps the role from being edited or removed until the transaction ends. */
export async function findOwnRole(db: Db, handle: string) {
  const [row] = await db.select().from(role).where(eq(role.handle, handle)).for("share");
  return row ?? null;
}

export async function selectRolePermissions(db: Db, handle: string): Promise<string[]> {
  const rows = await db
    .select({ permission: rolePermission.permission })
    .from(rolePermission)
    .where(eq(rolePermission.roleHandle, handle));
  return rows.map(({ permission }) => permission);
}

/** Locks the member until the transaction ends. @throws AppError `not_found`. */
export async function lockStaffMember(db: Db, userId: string) {
  const [row] = await db.select().from(staffMember).where(eq(staffMember.userId, userId)).for("update");
  if (!row) throw new AppError("not_found", "There is no such member of the staff");
  return row;
}

/** Locks all owners, in the order of their ids: who takes one away waits for whoever takes another away, and counts anew. */
export async function lockOwners(db: Db): Promise<string[]> {
  const owners = await db
    .select({ userId: staffMember.userId })
    .from(staffMember)
    .innerJoin(user, eq(user.id, staffMember.userId))
    .where(and(eq(staffMember.role, "owner"), eq(staffMember.active, true), isNull(user.bannedAt)))
    .orderBy(asc(staffMember.userId))
    .for("update", { of: staffMember });
  return owners.map(({ userId }) => userId);
}

/** Ends all sessions of a person: the next request with any of their cookies is a guest's. */
export async function endSessions(db: Db, userId: string): Promise<void> {
  await db
    .update(session)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(session.userId, userId), isNull(session.revokedAt)));
}

export function selectStaff(db: Db, limit: number) {
  return db
    .select({
      userId: user.id,
      name: user.name,
      email: user.email,
      role: staffMember.role,
      active: staffMember.active,
      hasTotp: sql<boolean>`${totp.confirmedAt} is not null`,
      lastUsedAt: sql<
        string | null
      >`(select to_char(max(${session.lastUsedAt}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from ${session} where ${session.userId} = ${user.id})`,
      createdAt: staffMember.createdAt,
    })
    .from(staffMember)
    .innerJoin(user, eq(user.id, staffMember.userId))
    .leftJoin(totp, eq(totp.userId, user.id))
    .orderBy(asc(staffMember.createdAt), asc(user.id))
    .limit(limit);
}

export function selectOpenInvitations(db: Db, limit: number) {
  return db
    .select()
    .from(staffInvitation)
    .where(and(isNull(staffInvitation.acceptedAt), isNull(staffInvitation.revokedAt)))
    .orderBy(asc(staffInvitation.createdAt), asc(staffInvitation.id))
    .limit(limit);
}

export async function selectOwnRoles(db: Db) {
  return db
    .select({
      handle: role.handle,
      name: role.name,
      permissions: sql<
        string[]
      >`array(select ${rolePermission.permission} from ${rolePermission} where ${rolePermission.roleHandle} = ${role.handle} order by 1)`,
    })
    .from(role)
    .orderBy(asc(role.name));
}

export async function countMembersByRole(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .select({ role: staffMember.role, count: count() })
    .from(staffMember)
    .groupBy(staffMember.role);
  return new Map(rows.map((row) => [row.role, row.count]));
}

export async function findTotpRequired(db: Db): Promise<boolean> {
  const [row] = await db.select().from(setting).where(eq(setting.key, STAFF_SETTING));
  return (row?.value as { totpRequired?: boolean } | undefined)?.totpRequired === true;
}
