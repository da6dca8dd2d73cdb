"use server";

import { redirect } from "next/navigation";
import { toAction } from "@/lib/api/to-action";
import {
  acceptInvitationOperation,
  inviteStaffOperation,
  removeRoleOperation,
  resetStaffTotpOperation,
  revokeInvitationOperation,
  saveRoleOperation,
  updateStaffMemberOperation,
  updateStaffSettingsOperation,
} from "./operations";

export const inviteStaffAction = toAction(inviteStaffOperation);
export const revokeInvitationAction = toAction(revokeInvitationOperation);
export const acceptInvitationAction = toAction(acceptInvitationOperation, {
  succeed: () => redirect("/sign-in"),
});
export const updateStaffMemberAction = toAction(updateStaffMemberOperation, {
  prepare: async ({ active, ...input }) => ({
    ...input,
    ...(active === undefined ? {} : { active: active === "true" }),
  }),
});
export const resetStaffTotpAction = toAction(resetStaffTotpOperation);
export const saveRoleAction = toAction(saveRoleOperation, {
  prepare: async ({ handle, ...input }) => ({ ...input, ...(handle ? { handle } : {}) }),
});
export const removeRoleAction = toAction(removeRoleOperation);
export const updateStaffSettingsAction = toAction(updateStaffSettingsOperation, {
  prepare: async ({ totpRequired }) => ({ totpRequired: totpRequired === "1" }),
});
