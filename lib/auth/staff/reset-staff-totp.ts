import type { Context } from "@/lib/operation/context";
import { removeTotp } from "../totp/queries";
import { endSessions, lockStaffMember } from "./queries";
import { findRolePermissions, requireRights } from "./require-rights";

/**
 * For who has lost app and recovery codes: two-step sign-in of a member is off, and their sessions end.
 *
 * @throws AppError `not_found`; `forbidden` when the member has rights that the actor does not hold.
 */
export async function resetStaffTotp(
  ctx: Context,
  { userId }: { userId: string },
): Promise<Record<string, never>> {
  await ctx.db.transaction(async (tx) => {
    const member = await lockStaffMember(tx, userId);
    requireRights(ctx, await findRolePermissions(tx, member.role));
    await removeTotp(tx, userId);
    await endSessions(tx, userId);
  });
  return {};
}
