import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, primaryId } from "../columns";
import { cart } from "./cart";

/** Somebody has agreed to be reminded, once, of a checkout that they do not finish. Withdrawing deletes the row. */
export const checkoutReminder = pgTable(
  "checkout_reminder",
  {
    id: primaryId(),
    /** One for each cart, for ever: its mail is claimed by the cart. */
    cartId: uuid("cart_id")
      .notNull()
      .unique("checkout_reminder_cart_unique")
      .references(() => cart.id, { onDelete: "cascade" }),
    email: text("email").notNull(),
    /** Language of the form, and so of the mail. */
    locale: text("locale", { enum: ["en", "de"] }).notNull(),
    /** The capability to see what lay in the cart, to put it into one's own, and to unsubscribe. */
    token: text("token").notNull().unique("checkout_reminder_token_unique"),
    /** The words that were agreed to, which edition of them, and when. */
    consentText: text("consent_text").notNull(),
    consentVersion: text("consent_version").notNull(),
    consentedAt: instant("consented_at").notNull().defaultNow(),
    remindedAt: instant("reminded_at"),
    /** Tries of the mail that the server refused. */
    attempts: integer("attempts").notNull().default(0),
  },
  (t) => [
    check("checkout_reminder_locale_known", sql`${t.locale} in ('en', 'de')`),
    check("checkout_reminder_email_length", sql`length(${t.email}) between 3 and 254`),
    check("checkout_reminder_consent_length", sql`length(${t.consentText}) between 1 and 1000`),
    index("checkout_reminder_due_index").on(t.consentedAt).where(sql`${t.remindedAt} is null`),
    index("checkout_reminder_email_index").on(sql`lower(${t.email})`),
    index("checkout_reminder_consented_index").on(t.consentedAt),
  ],
);

/** Addresses that want no reminder, ever again: as hashes, for nothing else needs to be known of them. */
export const checkoutReminderOptOut = pgTable("checkout_reminder_opt_out", {
  /** SHA-256 of the address in lower case, hex. */
  emailHash: text("email_hash").primaryKey(),
  createdAt: createdAt(),
});
