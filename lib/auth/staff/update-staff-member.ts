import { eq } from "drizzle-orm";
import { staffMember } from "@/db/schema/auth";
import { tellOfChange } from "@/lib/account/tell-of-change";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { endSessions, lockOwners, lockStaffMember } from "./queries";
import { findRolePermissions, requireRights } from "./require-rights";

type Input = { userId: string; role?: string | undefined; active?: boolean | undefined };

/**
 * Gives a member another role, takes them out or back in. Their sessions end with it: a cookie that somebody copied is a
 * guest's at its next request. They are told by mail. Locks all owners first where one may go, then the member.
 *
 * @throws AppError `not_found`; `forbidden` when either role has rights that the actor does not hold; `last_owner`, however
 * many try at the same time; `validation_failed` when there is no such role.
 */
export async function updateStaffMember(
  ctx: Context,
  { userId, role, active }: Input,
): Promise<Record<string, never>> {
  await ctx.db.transaction(async (tx) => {
    const mayLeaveOwners = (role !== undefined && role !== "owner") || active === false;
    const owners = mayLeaveOwners ? await lockOwners(tx) : [];
    const before = await lockStaffMember(tx, userId);
    requireRights(ctx, await findRolePermissions(tx, before.role));
    if (role !== undefined) requireRights(ctx, await findRolePermissions(tx, role));
    if (mayLeaveOwners && owners.includes(userId) && owners.length === 1) throw new AppError("last_owner");
    await tx
      .update(staffMember)
      .set({ ...(role === undefined ? {} : { role }), ...(active === undefined ? {} : { active }) })
      .where(eq(staffMember.userId, userId));
    await endSessions(tx, userId);
    await tellOfChange(tx, { kind: "staff_access_changed", userId });
  });
  return {};
}
