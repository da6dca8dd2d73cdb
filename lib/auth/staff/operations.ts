import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { acceptInvitation } from "./accept-invitation";
import { inviteStaff } from "./invite-staff";
import { listRoles } from "./list-roles";
import { listStaff } from "./list-staff";
import { removeRole } from "./remove-role";
import { resetStaffTotp } from "./reset-staff-totp";
import { revokeInvitation } from "./revoke-invitation";
import { saveRole } from "./save-role";
import {
  acceptInvitationInput,
  invitationInput,
  inviteStaffInput,
  roleInput,
  roleListShape,
  saveRoleInput,
  staffMemberInput,
  staffSettingsInput,
  staffShape,
  updateStaffMemberInput,
} from "./schema";
import { updateStaffMember } from "./update-staff-member";
import { updateStaffSettings } from "./update-staff-settings";

const read = { permission: "staff:read" } as const;
const write = { permission: "staff:write" } as const;
const nothing = z.object({});

export const listStaffOperation = defineOperation({
  name: "listStaff",
  summary: "Everybody of the staff, and who is invited",
  access: read,
  input: nothing,
  output: staffShape,
  errors: [],
  run: listStaff,
});

export const listRolesOperation = defineOperation({
  name: "listRoles",
  summary: "Roles, with what they consist of",
  access: read,
  input: nothing,
  output: roleListShape,
  errors: [],
  run: listRoles,
});

export const inviteStaffOperation = defineOperation({
  name: "inviteStaff",
  summary: "Invite a mail address to the staff",
  access: write,
  stepUp: true,
  input: inviteStaffInput,
  output: z.object({ id: z.string() }),
  errors: ["forbidden", "conflict"],
  run: inviteStaff,
});

export const revokeInvitationOperation = defineOperation({
  name: "revokeStaffInvitation",
  summary: "End an open invitation",
  access: write,
  input: invitationInput,
  output: nothing,
  errors: ["not_found"],
  run: revokeInvitation,
});

export const acceptInvitationOperation = defineOperation({
  name: "acceptStaffInvitation",
  summary: "Join the staff with the link of an invitation",
  access: "public",
  limit: "account_link",
  input: acceptInvitationInput,
  output: nothing,
  errors: ["not_found"],
  run: acceptInvitation,
});

export const updateStaffMemberOperation = defineOperation({
  name: "updateStaffMember",
  summary: "Give a member of the staff another role, take them out or back in",
  access: write,
  stepUp: true,
  input: updateStaffMemberInput,
  output: nothing,
  errors: ["not_found", "forbidden", "last_owner"],
  run: updateStaffMember,
});

export const resetStaffTotpOperation = defineOperation({
  name: "resetStaffTwoStepSignIn",
  summary: "Turn off the two-step sign-in of a member who has lost app and codes",
  access: write,
  stepUp: true,
  input: staffMemberInput,
  output: nothing,
  errors: ["not_found", "forbidden"],
  run: resetStaffTotp,
});

export const saveRoleOperation = defineOperation({
  name: "saveRole",
  summary: "Make or change a role of the shop's own",
  access: write,
  stepUp: true,
  input: saveRoleInput,
  output: z.object({ handle: z.string() }),
  errors: ["not_found", "handle_taken", "forbidden"],
  run: saveRole,
});

export const removeRoleOperation = defineOperation({
  name: "removeRole",
  summary: "Remove a role that nobody has",
  access: write,
  stepUp: true,
  input: roleInput,
  output: nothing,
  errors: ["not_found", "conflict"],
  run: removeRole,
});

export const updateStaffSettingsOperation = defineOperation({
  name: "updateStaffSettings",
  summary: "Whether all staff must sign in in two steps",
  access: { permission: "settings:write" },
  stepUp: true,
  input: staffSettingsInput,
  output: staffSettingsInput,
  errors: [],
  run: updateStaffSettings,
});
