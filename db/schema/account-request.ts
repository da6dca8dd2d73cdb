import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, primaryId } from "../columns";
import { user } from "./auth";

const kinds = [
  "register",
  "reset",
  "change_email",
  "email_changed",
  "password_changed",
  "provider_linked",
  "new_device",
  "two_step_on",
  "two_step_off",
  "recovery_code_used",
  "recovery_codes_renewed",
  "api_key_created",
  "staff_access_changed",
] as const;

/**
 * A mail of an account: one that asks for a step which only the owner of the mailbox can take (register, reset,
 * change_email), or one that tells of a change (all others). The request that writes a row never looks whether the
 * address is known; the job that sends the mail does.
 */
export const accountRequest = pgTable(
  "account_request",
  {
    id: primaryId(),
    kind: text("kind", { enum: kinds }).notNull(),
    /** Where the mail goes. */
    email: text("email").notNull(),
    /** Whose account it is, where that is known: not of a registration or a reset. */
    userId: uuid("user_id").references(() => user.id, { onDelete: "cascade" }),
    /** Of a registration: what the account will have once it is confirmed. Of what tells of a change: what it names. */
    name: text("name").notNull().default(""),
    passwordHash: text("password_hash"),
    locale: text("locale", { enum: ["en", "de"] }).notNull(),
    /** SHA-256 of the capability in the mail; null where the mail asks for nothing. */
    tokenHash: text("token_hash"),
    expiresAt: instant("expires_at").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    check(
      "account_request_kind_known",
      sql`${t.kind} in ${sql.raw(`(${kinds.map((kind) => `'${kind}'`).join(", ")})`)}`,
    ),
    check("account_request_email_length", sql`length(${t.email}) between 3 and 254`),
    check("account_request_locale_known", sql`${t.locale} in ('en', 'de')`),
    uniqueIndex("account_request_token_unique").on(t.tokenHash),
    index("account_request_email_index").on(sql`lower(${t.email})`),
    index("account_request_user_index").on(t.userId).where(sql`${t.userId} is not null`),
    index("account_request_expiry_index").on(t.expiresAt),
  ],
);
