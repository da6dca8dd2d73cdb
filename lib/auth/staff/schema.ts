import { z } from "zod";
import { permissions } from "@/lib/operation/context";
import { handleShape, idShape, timestampShape } from "@/lib/operation/shapes";

const permissionShape = z.enum(permissions);
const roleShape = z.string().min(1).max(200);

const staffMemberShape = z.object({
  userId: idShape,
  name: z.string(),
  email: z.string(),
  role: z.string(),
  active: z.boolean(),
  hasTotp: z.boolean(),
  lastUsedAt: timestampShape.nullable(),
  createdAt: timestampShape,
});
export type StaffMember = z.infer<typeof staffMemberShape>;

const invitationShape = z.object({
  id: idShape,
  email: z.string(),
  role: z.string(),
  invitedBy: z.string(),
  expiresAt: timestampShape,
  isExpired: z.boolean(),
});
export type Invitation = z.infer<typeof invitationShape>;

export const staffShape = z.object({
  members: z.array(staffMemberShape).max(1000),
  invitations: z.array(invitationShape).max(1000),
  totpRequired: z.boolean(),
});

export const roleListShape = z.array(
  z.object({
    handle: z.string(),
    name: z.string(),
    isBuiltIn: z.boolean(),
    permissions: z.array(permissionShape),
    members: z.int(),
  }),
);
export type Role = z.infer<typeof roleListShape>[number];

export const inviteStaffInput = z.object({ email: z.email("A mail address").max(254), role: roleShape });
export const invitationInput = z.object({ invitationId: idShape });
export const acceptInvitationInput = z.object({
  token: z.string().min(1).max(100),
  name: z.string().trim().min(1, "Your name").max(100),
  password: z.string().min(12, "At least 12 characters").max(200),
});

export const updateStaffMemberInput = z.object({
  userId: idShape,
  role: roleShape.optional(),
  active: z.boolean().optional(),
});
export const staffMemberInput = z.object({ userId: idShape });

export const saveRoleInput = z.object({
  /** Absent: a new one. */
  handle: handleShape.optional(),
  name: z.string().trim().min(1, "A name").max(60),
  permissions: z.array(permissionShape).max(permissions.length).default([]),
});
export const roleInput = z.object({ handle: handleShape });
export const staffSettingsInput = z.object({ totpRequired: z.boolean() });
