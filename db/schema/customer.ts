import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, primaryId, updatedAt } from "../columns";
import { user } from "./auth";

export const customerGroup = pgTable("customer_group", {
  id: primaryId(),
  handle: text("handle").notNull().unique("customer_group_handle_unique"),
  name: text("name").notNull(),
  createdAt: createdAt(),
});

export const customer = pgTable(
  "customer",
  {
    id: primaryId(),
    /** Who signs in as this customer. */
    userId: uuid("user_id")
      .unique("customer_user_unique")
      .references(() => user.id, { onDelete: "cascade" }),
    email: text("email").notNull(),
    name: text("name").notNull().default(""),
    phone: text("phone").notNull().default(""),
    customerGroupId: uuid("customer_group_id").references(() => customerGroup.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex("customer_email_unique").on(sql`lower(${t.email})`),
    check("customer_email_length", sql`length(${t.email}) between 3 and 254`),
    index("customer_group_index").on(t.customerGroupId),
  ],
);

export const address = pgTable(
  "address",
  {
    id: primaryId(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customer.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    company: text("company").notNull().default(""),
    line1: text("line1").notNull(),
    line2: text("line2").notNull().default(""),
    city: text("city").notNull(),
    region: text("region").notNull().default(""),
    postalCode: text("postal_code").notNull().default(""),
    country: text("country").notNull(),
    phone: text("phone").notNull().default(""),
    isDefault: boolean("is_default").notNull().default(false),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("address_country_form", sql`${t.country} ~ '^[A-Z]{2}$'`),
    index("address_customer_index").on(t.customerId),
    uniqueIndex("address_one_default").on(t.customerId).where(sql`${t.isDefault}`),
  ],
);

export const consent = pgTable(
  "consent",
  {
    id: primaryId(),
    email: text("email").notNull(),
    /** What was agreed to, for example "marketing" or "back_in_stock". */
    purpose: text("purpose").notNull(),
    /** The wording that was shown. */
    wording: text("wording").notNull(),
    grantedAt: instant("granted_at").notNull().defaultNow(),
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [
    uniqueIndex("consent_one_live")
      .on(sql`lower(${t.email})`, t.purpose)
      .where(sql`${t.withdrawnAt} is null`),
  ],
);
