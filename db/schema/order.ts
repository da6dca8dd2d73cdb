import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, currencyCode, instant, minorUnits, primaryId, updatedAt } from "../columns";
import { cart } from "./cart";
import { product, variant } from "./catalog";
import { customer } from "./customer";
import { promotion } from "./promotion";
import { shippingMethod } from "./shipping";

/** Order numbers may have gaps: a sequence never waits for another transaction. */
export const orderNumberSequence = pgSequence("order_number_sequence", { startWith: 100_001 });

export const order = pgTable(
  "order",
  {
    id: primaryId(),
    number: text("number").notNull().unique("order_number_unique"),
    status: text("status", { enum: ["pending_payment", "confirmed", "completed", "canceled"] }).notNull(),
    cartId: uuid("cart_id").references(() => cart.id, { onDelete: "set null" }),
    customerId: uuid("customer_id").references(() => customer.id, { onDelete: "set null" }),
    email: text("email").notNull(),
    /**
     * Capability to read the order; kept readable because mails and the payment return link carry it again.
     */
    accessToken: text("access_token").notNull().unique("order_access_token_unique"),
    currency: currencyCode().notNull(),
    subtotalMinor: minorUnits("subtotal_minor").notNull(),
    discountMinor: minorUnits("discount_minor").notNull().default(0),
    shippingMinor: minorUnits("shipping_minor").notNull(),
    taxMinor: minorUnits("tax_minor").notNull(),
    totalMinor: minorUnits("total_minor").notNull(),
    /** Prices held their tax when the order was placed: `tax_minor` is part of them and adds nothing. */
    taxIncluded: boolean("tax_included").notNull().default(false),
    /** How tax was rounded when the order was placed. */
    taxRounding: text("tax_rounding", { enum: ["per_line", "per_rate"] }).notNull(),
    /**
     * Hash of cart and checkout input: the same request again continues this order, another one replaces it.
     */
    checkoutHash: text("checkout_hash").notNull().default(""),
    note: text("note").notNull().default(""),
    /** In which the shopper ordered: of the mails, the payment page and the way back from it. */
    locale: text("locale", { enum: ["en", "de"] })
      .notNull()
      .default("en"),
    /** Where the payment provider sends the shopper afterwards; null: our own pages. */
    successUrl: text("success_url"),
    cancelUrl: text("cancel_url"),
    cancelReason: text("cancel_reason"),
    placedAt: instant("placed_at").notNull().defaultNow(),
    confirmedAt: instant("confirmed_at"),
    canceledAt: instant("canceled_at"),
    updatedAt: updatedAt(),
  },
  (t) => [
    check(
      "order_status_known",
      sql`${t.status} in ('pending_payment', 'confirmed', 'completed', 'canceled')`,
    ),
    check("order_locale_known", sql`${t.locale} in ('en', 'de')`),
    check(
      "order_total_is_sum",
      sql`${t.totalMinor} = ${t.subtotalMinor} - ${t.discountMinor} + ${t.shippingMinor}
        + case when ${t.taxIncluded} then 0 else ${t.taxMinor} end`,
    ),
    check(
      "order_amounts_not_negative",
      sql`least(${t.subtotalMinor}, ${t.discountMinor}, ${t.shippingMinor}, ${t.taxMinor}, ${t.totalMinor}) >= 0`,
    ),
    check(
      "order_confirmed_has_time",
      sql`${t.status} not in ('confirmed', 'completed') or ${t.confirmedAt} is not null`,
    ),
    check("order_canceled_has_time", sql`(${t.status} = 'canceled') = (${t.canceledAt} is not null)`),
    // Rule 2: a cart yields at most one live order, whatever races.
    uniqueIndex("order_one_live_per_cart").on(t.cartId).where(sql`${t.status} <> 'canceled'`),
    index("order_cart_index").on(t.cartId).where(sql`${t.cartId} is not null`),
    index("order_placed_index").on(t.placedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("order_status_index").on(t.status, t.placedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("order_pending_index").on(t.placedAt).where(sql`${t.status} = 'pending_payment'`),
    index("order_customer_index").on(t.customerId).where(sql`${t.customerId} is not null`),
    index("order_email_index").on(sql`lower(${t.email})`),
  ],
);

/** What was agreed, copied: later edits of the product never change it. */
export const orderLine = pgTable(
  "order_line",
  {
    id: primaryId(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => order.id),
    position: integer("position").notNull(),
    variantId: uuid("variant_id").references(() => variant.id, { onDelete: "set null" }),
    productId: uuid("product_id").references(() => product.id, { onDelete: "set null" }),
    productHandle: text("product_handle").notNull(),
    title: text("title").notNull(),
    variantTitle: text("variant_title").notNull(),
    sku: text("sku"),
    mediaKey: text("media_key"),
    quantity: integer("quantity").notNull(),
    unitPriceMinor: minorUnits("unit_price_minor").notNull(),
    subtotalMinor: minorUnits("subtotal_minor").notNull(),
    discountMinor: minorUnits("discount_minor").notNull().default(0),
    taxMinor: minorUnits("tax_minor").notNull(),
    /** As the order has it. */
    taxIncluded: boolean("tax_included").notNull().default(false),
    /** What the shopper pays for the line: subtotal − discount, and + tax that is not included. */
    totalMinor: minorUnits("total_minor").notNull(),
    requiresShipping: boolean("requires_shipping").notNull(),
    tracked: boolean("tracked").notNull(),
    weightGrams: integer("weight_grams").notNull(),
  },
  (t) => [
    unique("order_line_position_unique").on(t.orderId, t.position),
    check("order_line_quantity_bounds", sql`${t.quantity} between 1 and 999`),
    check("order_line_subtotal_is_product", sql`${t.subtotalMinor} = ${t.unitPriceMinor} * ${t.quantity}`),
    check(
      "order_line_total_is_sum",
      sql`${t.totalMinor} = ${t.subtotalMinor} - ${t.discountMinor}
        + case when ${t.taxIncluded} then 0 else ${t.taxMinor} end`,
    ),
    check(
      "order_line_amounts_not_negative",
      sql`least(${t.unitPriceMinor}, ${t.discountMinor}, ${t.taxMinor}, ${t.totalMinor}) >= 0`,
    ),
    index("order_line_product_index").on(t.productId).where(sql`${t.productId} is not null`),
    index("order_line_variant_index").on(t.variantId).where(sql`${t.variantId} is not null`),
  ],
);

export const shippingLine = pgTable(
  "shipping_line",
  {
    id: primaryId(),
    orderId: uuid("order_id")
      .notNull()
      .unique("shipping_line_order_unique")
      .references(() => order.id),
    shippingMethodId: uuid("shipping_method_id").references(() => shippingMethod.id, {
      onDelete: "set null",
    }),
    name: text("name").notNull(),
    estimate: text("estimate").notNull(),
    priceMinor: minorUnits("price_minor").notNull(),
    taxMinor: minorUnits("tax_minor").notNull(),
  },
  (t) => [
    check("shipping_line_amounts_not_negative", sql`least(${t.priceMinor}, ${t.taxMinor}) >= 0`),
    index("shipping_line_method_index").on(t.shippingMethodId),
  ],
);

export const orderAdjustment = pgTable(
  "order_adjustment",
  {
    id: primaryId(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => order.id),
    orderLineId: uuid("order_line_id").references(() => orderLine.id),
    /**
     * lines, order: a share of the discount, on its line. shipping: taken off the shipping's price, which the order
     * bears without it.
     */
    kind: text("kind", { enum: ["lines", "order", "shipping"] }).notNull(),
    /** The promotion's name as it was. */
    label: text("label").notNull(),
    promotionId: uuid("promotion_id").references(() => promotion.id, { onDelete: "set null" }),
    /** The code that was typed, if one was. */
    code: text("code"),
    /** What was taken off, as a positive amount. */
    amountMinor: minorUnits("amount_minor").notNull(),
  },
  (t) => [
    check("order_adjustment_amount_not_negative", sql`${t.amountMinor} >= 0`),
    check("order_adjustment_kind_known", sql`${t.kind} in ('lines', 'order', 'shipping')`),
    check("order_adjustment_line_present", sql`(${t.kind} = 'shipping') = (${t.orderLineId} is null)`),
    index("order_adjustment_order_index").on(t.orderId),
    index("order_adjustment_promotion_index").on(t.promotionId).where(sql`${t.promotionId} is not null`),
  ],
);

/** Why the order costs what it does: what its evaluation said of every promotion, as it was placed. */
export const orderPriceTrace = pgTable("order_price_trace", {
  orderId: uuid("order_id")
    .primaryKey()
    .references(() => order.id),
  trace: jsonb("trace").$type<Record<string, unknown>>().notNull(),
  createdAt: createdAt(),
});

export const orderTaxLine = pgTable(
  "order_tax_line",
  {
    id: primaryId(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => order.id),
    /** Null: the tax is of the shipping. */
    orderLineId: uuid("order_line_id").references(() => orderLine.id),
    name: text("name").notNull(),
    ratePpm: integer("rate_ppm").notNull(),
    amountMinor: minorUnits("amount_minor").notNull(),
  },
  (t) => [
    check("order_tax_line_amount_not_negative", sql`${t.amountMinor} >= 0`),
    index("order_tax_line_order_index").on(t.orderId),
  ],
);

export const orderAddress = pgTable(
  "order_address",
  {
    orderId: uuid("order_id")
      .notNull()
      .references(() => order.id),
    kind: text("kind", { enum: ["shipping", "billing"] }).notNull(),
    name: text("name").notNull(),
    company: text("company").notNull(),
    vatId: text("vat_id").notNull(),
    line1: text("line1").notNull(),
    line2: text("line2").notNull(),
    city: text("city").notNull(),
    region: text("region").notNull(),
    postalCode: text("postal_code").notNull(),
    country: text("country").notNull(),
    phone: text("phone").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.kind] }),
    check("order_address_country_form", sql`${t.country} ~ '^[A-Z]{2}$'`),
  ],
);

/**
 * The timeline. Append-only (a trigger refuses update and delete), and so without personal data: what of an event is
 * personal stands in `order_event_personal`. `actor` names staff and keys as every ledger does.
 */
export const orderEvent = pgTable(
  "order_event",
  {
    id: primaryId(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => order.id),
    type: text("type").notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull().default({}),
    actor: text("actor").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("order_event_order_index").on(t.orderId, t.createdAt)],
);

/**
 * The personal part of an event: what an edit of addresses and mail address has replaced. To forget it, delete the rows
 * of an order; the timeline stays.
 */
export const orderEventPersonal = pgTable(
  "order_event_personal",
  {
    orderEventId: uuid("order_event_id")
      .primaryKey()
      .references(() => orderEvent.id),
    orderId: uuid("order_id")
      .notNull()
      .references(() => order.id),
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
  },
  (t) => [index("order_event_personal_order_index").on(t.orderId)],
);
