import { createElement } from "react";
import { StaffInvitationMail } from "@/components/email/staff-invitation-mail";
import { isInvitationOpen, prepareInvitationLink } from "@/lib/auth/staff/prepare-invitation-link";
import { absoluteUrl } from "@/lib/env/absolute-url";
import type { Context } from "@/lib/operation/context";
import { sendOnce } from "./send-once";

/**
 * Mails the link of an invitation to the staff: one mail for each. One that is no longer open gets none.
 *
 * @throws what `sendOnce` throws; the mail stays unsent and the job tries again.
 */
export async function sendStaffInvitation(ctx: Context, invitationId: string): Promise<void> {
  if (!(await isInvitationOpen(ctx.db, invitationId))) return;
  await sendOnce(ctx, { kind: "staff-invitation", subjectId: invitationId }, async () => {
    // Only here: a repeat must not change the link of a mail that was sent.
    const link = await prepareInvitationLink(ctx, invitationId);
    return {
      to: link.email,
      subject: "You are invited to the staff of the shop",
      body: createElement(StaffInvitationMail, {
        invitedBy: link.invitedBy.replace(/^staff:/, ""),
        url: absoluteUrl(`/sign-in/join/${link.token}`),
      }),
    };
  });
}
