import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgSequence, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, isObject, minorUnits, primaryId, updatedAt } from "../columns";
import { cart } from "./cart";
import { shippingMethod } from "./shipping";

/** Numbers of drafts may have gaps, as those of orders. */
export const draftOrderNumberSequence = pgSequence("draft_order_number_sequence", { startWith: 1001 });

/** As an order's address; no part of a draft has to be complete. */
type DraftAddress = {
  name: string;
  company: string;
  line1: string;
  line2: string;
  city: string;
  region: string;
  postalCode: string;
  country: string;
  phone: string;
};

/**
 * An order that staff put together. Its lines lie in a cart of its own, whose public id nobody knows: once that cart is
 * completed, so is the draft, and the cart's order is its order. So a draft has one live order at most, whatever races.
 */
export const draftOrder = pgTable(
  "draft_order",
  {
    id: primaryId(),
    number: text("number").notNull().unique("draft_order_number_unique"),
    status: text("status", { enum: ["open", "sent", "canceled"] }).notNull(),
    cartId: uuid("cart_id")
      .notNull()
      .unique("draft_order_cart_unique")
      .references(() => cart.id),
    /** Personal, with the addresses, the VAT ID and the note; empty while nobody is named. */
    email: text("email").notNull().default(""),
    shippingAddress: jsonb("shipping_address").$type<DraftAddress>(),
    billingAddress: jsonb("billing_address").$type<DraftAddress>(),
    vatId: text("vat_id").notNull().default(""),
    note: text("note").notNull().default(""),
    locale: text("locale", { enum: ["en", "de"] })
      .notNull()
      .default("en"),
    shippingMethodId: uuid("shipping_method_id").references(() => shippingMethod.id, {
      onDelete: "set null",
    }),
    /** Taken off the goods, after promotions: a share of them or an amount, never both. */
    discountPpm: integer("discount_ppm"),
    discountMinor: minorUnits("discount_minor"),
    /** The customer reads it beside the discount. */
    discountReason: text("discount_reason").notNull().default(""),
    /** Raised by every edit: of two that were made from the same view one counts. */
    version: integer("version").notNull().default(1),
    createdBy: text("created_by").notNull(),
    /**
     * SHA-256 of the link's token. The token is made of the draft, `link_number` and the shop's secret, so that mails
     * can carry it again although it is stored nowhere.
     */
    linkHash: text("link_hash").unique("draft_order_link_unique"),
    /** Another address is another link: what the one before got leads nowhere. */
    linkNumber: integer("link_number").notNull().default(0),
    linkEndsAt: instant("link_ends_at"),
    /** The last time that it was sent: of that there is one mail. */
    sendId: uuid("send_id"),
    sentAt: instant("sent_at"),
    /** What the mail said. */
    sentTotalMinor: minorUnits("sent_total_minor"),
    canceledAt: instant("canceled_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("draft_order_status_known", sql`${t.status} in ('open', 'sent', 'canceled')`),
    check("draft_order_locale_known", sql`${t.locale} in ('en', 'de')`),
    check(
      "draft_order_texts_length",
      sql`length(${t.email}) <= 254 and length(${t.vatId}) <= 40 and length(${t.note}) <= 1000
        and length(${t.discountReason}) <= 120`,
    ),
    check(
      "draft_order_addresses_are_objects",
      sql`${isObject(t.shippingAddress)} and ${isObject(t.billingAddress)}`,
    ),
    check(
      "draft_order_discount_bounds",
      sql`(${t.discountPpm} is null or ${t.discountPpm} between 1 and 1000000)
        and (${t.discountMinor} is null or ${t.discountMinor} > 0)
        and (${t.discountPpm} is null or ${t.discountMinor} is null)`,
    ),
    check(
      "draft_order_sent_has_link",
      sql`${t.status} <> 'sent' or (${t.linkHash} is not null and ${t.linkEndsAt} is not null
        and ${t.sendId} is not null and ${t.sentAt} is not null and ${t.sentTotalMinor} is not null)`,
    ),
    check("draft_order_canceled_has_time", sql`(${t.status} = 'canceled') = (${t.canceledAt} is not null)`),
    index("draft_order_updated_index").on(t.updatedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("draft_order_email_index").on(sql`lower(${t.email})`),
    index("draft_order_sent_index").on(t.sentAt).where(sql`${t.status} = 'sent'`),
    index("draft_order_method_index").on(t.shippingMethodId).where(sql`${t.shippingMethodId} is not null`),
  ],
);
