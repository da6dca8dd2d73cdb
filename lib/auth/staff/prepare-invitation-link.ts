import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { staffInvitation } from "@/db/schema/staff";
import { AppError } from "@/lib/errors/app-error";
import { hashCapability, newCapability } from "@/lib/ids/capability";
import type { Context } from "@/lib/operation/context";

/**
 * Makes the secret of an invitation's link, for the mail that is about to be written; what an earlier try made opens
 * nothing any more.
 *
 * @throws AppError `not_found` when the invitation is no longer open.
 */
export async function prepareInvitationLink(
  ctx: Context,
  invitationId: string,
): Promise<{ email: string; invitedBy: string; token: string }> {
  const token = newCapability();
  const [row] = await ctx.db
    .update(staffInvitation)
    .set({ tokenHash: hashCapability(token) })
    .where(isOpen(invitationId))
    .returning({ email: staffInvitation.email, invitedBy: staffInvitation.invitedBy });
  if (!row) throw new AppError("not_found", "The invitation is no longer open");
  return { ...row, token };
}

export async function isInvitationOpen(db: Db, invitationId: string): Promise<boolean> {
  const rows = await db.select({ id: staffInvitation.id }).from(staffInvitation).where(isOpen(invitationId));
  return rows.length > 0;
}

const isOpen = (invitationId: string) =>
  and(
    eq(staffInvitation.id, invitationId),
    isNull(staffInvitation.acceptedAt),
    isNull(staffInvitation.revokedAt),
    gt(staffInvitation.expiresAt, sql`now()`),
  );
