import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, instant, primaryId, updatedAt } from "../columns";

export const user = pgTable(
  "user",
  {
    id: primaryId(),
    email: text("email").notNull(),
    name: text("name").notNull().default(""),
    image: text("image"),
    emailVerified: instant("email_verified"),
    /** argon2id, PHC string; null: no password sign-in. */
    passwordHash: text("password_hash"),
    /** Set: every session is dead at the next request. */
    bannedAt: instant("banned_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("user_email_unique").on(sql`lower(${t.email})`),
    check("user_email_length", sql`length(${t.email}) between 3 and 254`),
  ],
);

export const account = pgTable(
  "account",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    provider: text("provider").notNull(),
    providerAccountId: text("provider_account_id").notNull(),
    type: text("type").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.provider, t.providerAccountId] }),
    index("account_user_index").on(t.userId),
  ],
);

/** The cookie carries this row's id and a secret; every request reads the row, so revoking bites at once. */
export const session = pgTable(
  "session",
  {
    id: primaryId(),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    /**
     * Where it was opened, and so whom it stands for: at the shop a customer, never a member of staff; at the admin's
     * door a member of staff, never a customer.
     */
    audience: text("audience", { enum: ["staff", "shop"] })
      .notNull()
      .default("staff"),
    userAgent: text("user_agent").notNull().default(""),
    ipAddress: text("ip_address").notNull().default(""),
    createdAt: createdAt(),
    lastUsedAt: instant("last_used_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    index("session_user_index").on(t.userId),
    index("session_expiry_index").on(t.expiresAt),
    check("session_audience_known", sql`${t.audience} in ('staff', 'shop')`),
  ],
);

export const verificationToken = pgTable(
  "verification_token",
  {
    identifier: text("identifier").notNull(),
    purpose: text("purpose").notNull(),
    tokenHash: text("token_hash").notNull(),
    expiresAt: instant("expires_at").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.purpose, t.tokenHash] }),
    index("verification_token_expiry_index").on(t.expiresAt),
  ],
);

export const staffMember = pgTable("staff_member", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => user.id, { onDelete: "cascade" }),
  /** A built-in role (lib/auth/rules.ts), or the handle of one in `role`. */
  role: text("role").notNull(),
  active: boolean("active").notNull().default(true),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const totp = pgTable("totp", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => user.id, { onDelete: "cascade" }),
  secretEncrypted: text("secret_encrypted").notNull(),
  confirmedAt: instant("confirmed_at"),
  /** The period of 30 seconds whose code was used last: none is taken twice. */
  lastPeriod: bigint("last_period", { mode: "number" }),
  createdAt: createdAt(),
});

export const apiKey = pgTable("api_key", {
  id: primaryId(),
  name: text("name").notNull(),
  /** SHA-256 of the key: 160 random bits need no slow hash. */
  keyHash: text("key_hash").notNull().unique("api_key_hash_unique"),
  /** First characters, to tell keys apart on screen. */
  prefix: text("prefix").notNull(),
  scopes: text("scopes").array().notNull(),
  createdBy: text("created_by").notNull().default(""),
  expiresAt: instant("expires_at"),
  revokedAt: instant("revoked_at"),
  lastUsedAt: instant("last_used_at"),
  createdAt: createdAt(),
});
