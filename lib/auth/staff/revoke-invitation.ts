import { and, eq, isNull, sql } from "drizzle-orm";
import { staffInvitation } from "@/db/schema/staff";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";

/** Ends an open invitation: its link opens nothing. @throws AppError `not_found`. */
export async function revokeInvitation(
  ctx: Context,
  { invitationId }: { invitationId: string },
): Promise<Record<string, never>> {
  const revoked = await ctx.db
    .update(staffInvitation)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(staffInvitation.id, invitationId),
        isNull(staffInvitation.acceptedAt),
        isNull(staffInvitation.revokedAt),
      ),
    )
    .returning({ id: staffInvitation.id });
  if (revoked.length === 0) throw new AppError("not_found", "There is no such open invitation");
  return {};
}
