import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { staffMember, totp, user } from "@/db/schema/auth";
import { setting } from "@/db/schema/platform";
import { rolePermission, staffSession } from "@/db/schema/staff";
import type { StaffActor } from "@/lib/operation/context";
import { permissionsOf } from "../rules";
import { STAFF_SETTING } from "./settings";

/** Who a session of staff stands for now, in one statement. */
export async function findStaffActor(
  db: Db,
  { userId, sessionId, openedAt }: { userId: string; sessionId: string; openedAt: Date },
): Promise<StaffActor | null> {
  const [row] = await db
    .select({
      email: user.email,
      role: staffMember.role,
      own: sql<
        string[]
      >`array(select ${rolePermission.permission} from ${rolePermission} where ${rolePermission.roleHandle} = ${staffMember.role})`,
      hasTotp: sql<boolean>`${totp.confirmedAt} is not null`,
      requiresTotp: sql<boolean>`coalesce((select (${setting.value} ->> 'totpRequired')::boolean from ${setting} where ${setting.key} = ${STAFF_SETTING}), false)`,
      secondFactorAt: staffSession.secondFactorAt,
      provedAgainAt: staffSession.provedAgainAt,
    })
    .from(staffMember)
    .innerJoin(user, eq(user.id, staffMember.userId))
    .leftJoin(totp, eq(totp.userId, staffMember.userId))
    .leftJoin(staffSession, eq(staffSession.sessionId, sessionId))
    .where(sql`${staffMember.userId} = ${userId} and ${staffMember.active}`);
  if (!row) return null;
  const pending = row.hasTotp
    ? row.secondFactorAt
      ? undefined
      : ("second_factor" as const)
    : row.requiresTotp
      ? ("enrollment" as const)
      : undefined;
  const proofs = [openedAt, row.secondFactorAt, row.provedAgainAt].map((at) => at?.getTime() ?? 0);
  return {
    type: "staff",
    userId,
    email: row.email,
    sessionId,
    permissions: pending ? new Set() : permissionsOf(row.role, row.own),
    provedAt: new Date(Math.max(...proofs)),
    ...(pending ? { pending } : {}),
  };
}
