import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, primaryId } from "../columns";
import { variant } from "./catalog";

/** Somebody wants to be told when a variant can be bought again. Withdrawing it deletes the row. */
export const backInStockRequest = pgTable(
  "back_in_stock_request",
  {
    id: primaryId(),
    variantId: uuid("variant_id")
      .notNull()
      .references(() => variant.id, { onDelete: "cascade" }),
    email: text("email").notNull(),
    /** Language of the form, and so of the mails. */
    locale: text("locale").notNull(),
    /** The capability to confirm and to withdraw: kept as it is, for two mails carry it. */
    token: text("token").notNull().unique("back_in_stock_request_token_unique"),
    /** The words that were agreed to, and which edition of them; the time is `created_at`. */
    consentText: text("consent_text").notNull(),
    consentVersion: text("consent_version").notNull(),
    createdAt: createdAt(),
    /** Set when the link in the mail was followed: until then the address is merely one that somebody typed. */
    confirmedAt: instant("confirmed_at"),
    notifiedAt: instant("notified_at"),
    /** Tries of the mail that the server refused. */
    attempts: integer("attempts").notNull().default(0),
  },
  (t) => [
    check("back_in_stock_request_email_length", sql`length(${t.email}) between 3 and 254`),
    check("back_in_stock_request_consent_length", sql`length(${t.consentText}) between 1 and 1000`),
    uniqueIndex("back_in_stock_request_address_unique").on(t.variantId, sql`lower(${t.email})`),
    index("back_in_stock_request_waiting_index")
      .on(t.variantId, t.confirmedAt)
      .where(sql`${t.confirmedAt} is not null and ${t.notifiedAt} is null`),
    index("back_in_stock_request_email_index").on(sql`lower(${t.email})`),
    index("back_in_stock_request_created_index").on(t.createdAt),
  ],
);
