import { and, count, eq, isNull } from "drizzle-orm";
import { staffMember } from "@/db/schema/auth";
import { role, staffInvitation } from "@/db/schema/staff";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";

/**
 * Removes a role that nobody has and nobody is invited to. Locks the role, as whoever gives it away does.
 *
 * @throws AppError `not_found`, `conflict`.
 */
export async function removeRole(
  ctx: Context,
  { handle }: { handle: string },
): Promise<Record<string, never>> {
  await ctx.db.transaction(async (tx) => {
    const [found] = await tx.select().from(role).where(eq(role.handle, handle)).for("update");
    if (!found) throw new AppError("not_found", "There is no such role");
    const [members] = await tx.select({ n: count() }).from(staffMember).where(eq(staffMember.role, handle));
    const [invited] = await tx
      .select({ n: count() })
      .from(staffInvitation)
      .where(
        and(
          eq(staffInvitation.role, handle),
          isNull(staffInvitation.acceptedAt),
          isNull(staffInvitation.revokedAt),
        ),
      );
    if ((members?.n ?? 0) + (invited?.n ?? 0) > 0)
      throw new AppError("conflict", "Somebody has this role, or is invited to it: give them another first");
    await tx.delete(role).where(eq(role.handle, handle));
  });
  return {};
}
