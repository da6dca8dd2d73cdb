import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, primaryId, updatedAt } from "../columns";
import { session, user } from "./auth";

/** A role of the merchant's own; the built-in ones stand in lib/auth/rules.ts. */
export const role = pgTable(
  "role",
  {
    handle: text("handle").primaryKey(),
    name: text("name").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check(
      "role_not_built_in",
      sql`${t.handle} not in ('owner', 'manager', 'catalog', 'fulfillment', 'support', 'read_only')`,
    ),
    check("role_name_length", sql`length(${t.name}) between 1 and 60`),
  ],
);

export const rolePermission = pgTable(
  "role_permission",
  {
    roleHandle: text("role_handle")
      .notNull()
      .references(() => role.handle, { onDelete: "cascade" }),
    permission: text("permission").notNull(),
  },
  (t) => [primaryKey({ columns: [t.roleHandle, t.permission] })],
);

export const staffInvitation = pgTable(
  "staff_invitation",
  {
    id: primaryId(),
    email: text("email").notNull(),
    role: text("role").notNull(),
    /** Of the link in the mail, which the job makes when it sends it; null until then. */
    tokenHash: text("token_hash").unique("staff_invitation_token_unique"),
    expiresAt: instant("expires_at").notNull(),
    acceptedAt: instant("accepted_at"),
    revokedAt: instant("revoked_at"),
    invitedBy: text("invited_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    check("staff_invitation_email_length", sql`length(${t.email}) between 3 and 254`),
    uniqueIndex("staff_invitation_one_open")
      .on(sql`lower(${t.email})`)
      .where(sql`${t.acceptedAt} is null and ${t.revokedAt} is null`),
  ],
);

/** What a session of staff has proved beside the password that opened it. */
export const staffSession = pgTable("staff_session", {
  sessionId: uuid("session_id")
    .primaryKey()
    .references(() => session.id, { onDelete: "cascade" }),
  secondFactorAt: instant("second_factor_at"),
  /** Password or code, once more: what is dangerous asks for it. */
  provedAgainAt: instant("proved_again_at"),
});

export const recoveryCode = pgTable(
  "recovery_code",
  {
    id: primaryId(),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    codeHash: text("code_hash").notNull(),
    usedAt: instant("used_at"),
    createdAt: createdAt(),
  },
  (t) => [index("recovery_code_user_index").on(t.userId)],
);
