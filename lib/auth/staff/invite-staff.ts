import { and, eq, isNull, sql } from "drizzle-orm";
import { staffMember, user } from "@/db/schema/auth";
import { staffInvitation } from "@/db/schema/staff";
import { AppError } from "@/lib/errors/app-error";
import { actorName, type Context } from "@/lib/operation/context";
import { addOutboxEvent } from "@/lib/outbox/add-outbox-event";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { findRolePermissions, requireRights } from "./require-rights";

const LIFETIME_HOURS = 72;

/**
 * Invites a mail address to the staff. A job mails a link that works once, for 72 hours; inviting the same address again
 * ends the earlier invitation.
 *
 * @throws AppError `forbidden` when the role has rights that the inviter does not hold; `validation_failed` when there is
 * no such role; `conflict` when the address is of the staff already.
 */
export async function inviteStaff(
  ctx: Context,
  { email, role }: { email: string; role: string },
): Promise<{ id: string }> {
  const address = email.trim().toLowerCase();
  const invitation = await ctx.db.transaction(async (tx) => {
    requireRights(ctx, await findRolePermissions(tx, role));
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`invitation:${address}`}, 0))`);
    const [known] = await tx
      .select({ userId: staffMember.userId })
      .from(staffMember)
      .innerJoin(user, eq(user.id, staffMember.userId))
      .where(sql`lower(${user.email}) = ${address}`);
    if (known) throw new AppError("conflict", "This address is of the staff already");
    await tx
      .update(staffInvitation)
      .set({ revokedAt: sql`now()` })
      .where(
        and(
          sql`lower(${staffInvitation.email}) = ${address}`,
          isNull(staffInvitation.acceptedAt),
          isNull(staffInvitation.revokedAt),
        ),
      );
    const [made] = await tx
      .insert(staffInvitation)
      .values({
        email: address,
        role,
        expiresAt: sql`now() + make_interval(hours => ${LIFETIME_HOURS})`,
        invitedBy: actorName(ctx.actor),
      })
      .returning({ id: staffInvitation.id });
    if (!made) throw new Error("insert returned no invitation");
    await addOutboxEvent(tx, "staff/invited", { invitationId: made.id });
    return made;
  });
  // Somebody sits before an inbox: the mail does not wait for the timer.
  kickOutbox();
  return invitation;
}
