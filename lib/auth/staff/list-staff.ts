import type { Context } from "@/lib/operation/context";
import { findTotpRequired, selectOpenInvitations, selectStaff } from "./queries";
import type { Invitation, StaffMember } from "./schema";

/** More than any shop of one house has. */
const MOST = 1000;

/** Everybody of the staff, who is invited, and whether all must sign in in two steps. */
export async function listStaff({
  db,
}: Context): Promise<{ members: StaffMember[]; invitations: Invitation[]; totpRequired: boolean }> {
  const members = await selectStaff(db, MOST);
  const invitations = await selectOpenInvitations(db, MOST);
  return {
    members: members.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })),
    invitations: invitations.map((row) => ({
      id: row.id,
      email: row.email,
      role: row.role,
      invitedBy: row.invitedBy,
      expiresAt: row.expiresAt.toISOString(),
      isExpired: row.expiresAt < new Date(),
    })),
    totpRequired: await findTotpRequired(db),
  };
}
