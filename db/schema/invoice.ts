import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { currencyCode, instant, minorUnits, primaryId } from "../columns";
import { order, orderLine } from "./order";
import { payment, refund } from "./payment";

/** The counters of invoices and credit notes. A row is locked last, and only while one number is taken. */
export const numberSeries = pgTable(
  "number_series",
  {
    /** What its numbers begin with. Cancellations of credit notes are numbered among credit notes. */
    series: text("series", { enum: ["INV", "CN"] }).notNull(),
    year: integer("year").notNull(),
    nextNumber: integer("next_number").notNull(),
    /** Of the latest number: a clock that was put back never makes a later number an earlier one. */
    lastIssuedAt: instant("last_issued_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.series, t.year] }),
    check("number_series_known", sql`${t.series} in ('INV', 'CN')`),
    check("number_series_positive", sql`${t.nextNumber} > 1`),
  ],
);

/** Who sold, as the setting `seller` said when the document was issued. */
export type Seller = {
  name: string;
  line1: string;
  line2: string;
  postalCode: string;
  city: string;
  region: string;
  country: string;
  vatId: string;
  taxNumber: string;
  register: string;
  email: string;
  phone: string;
};

/** Who bought: the order's billing address. */
export type Buyer = {
  name: string;
  company: string;
  line1: string;
  line2: string;
  city: string;
  region: string;
  postalCode: string;
  country: string;
  vatId: string;
};

export type TaxShare = { name: string; ratePpm: number; amountMinor: number };

/**
 * Invoices, and what corrects them: credit notes, and cancellations of credit notes whose refund failed after all.
 * Amounts are positive in each; the kind says which way they count. Append-only (a trigger refuses update and delete).
 */
export const invoice = pgTable(
  "invoice",
  {
    id: primaryId(),
    kind: text("kind", { enum: ["invoice", "credit_note", "credit_note_reversal"] }).notNull(),
    number: text("number").notNull().unique("invoice_number_unique"),
    series: text("series", { enum: ["INV", "CN"] }).notNull(),
    year: integer("year").notNull(),
    sequence: integer("sequence").notNull(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => order.id),
    paymentId: uuid("payment_id")
      .notNull()
      .references(() => payment.id),
    refundId: uuid("refund_id").references(() => refund.id),
    /** A credit note corrects an invoice, a cancellation a credit note. */
    correctsId: uuid("corrects_id").references((): AnyPgColumn => invoice.id),
    locale: text("locale", { enum: ["en", "de"] }).notNull(),
    currency: currencyCode().notNull(),
    orderNumber: text("order_number").notNull(),
    orderedAt: instant("ordered_at").notNull(),
    issuedAt: instant("issued_at").notNull(),
    /**
     * When the goods had left, or, where not all of them have by then, when they were paid for (Directive 2006/112/EC,
     * article 226 (7)). Null in corrections, and in what was issued before this was noted.
     */
    suppliedAt: instant("supplied_at"),
    supply: text("supply", { enum: ["delivered", "paid"] }),
    seller: jsonb("seller").$type<Seller>().notNull(),
    buyer: jsonb("buyer").$type<Buyer>().notNull(),
    discounts: jsonb("discounts")
      .$type<{ name: string; code: string | null; amountMinor: number }[]>()
      .notNull(),
    taxIncluded: boolean("tax_included").notNull(),
    subtotalMinor: minorUnits("subtotal_minor").notNull(),
    discountMinor: minorUnits("discount_minor").notNull(),
    shippingMinor: minorUnits("shipping_minor").notNull(),
    /** What was agreed and not charged: a part of the authorization that was let go. */
    reductionMinor: minorUnits("reduction_minor").notNull(),
    netMinor: minorUnits("net_minor").notNull(),
    taxMinor: minorUnits("tax_minor").notNull(),
    totalMinor: minorUnits("total_minor").notNull(),
  },
  (t) => [
    unique("invoice_sequence_unique").on(t.series, t.year, t.sequence),
    check("invoice_supply_known", sql`${t.supply} in ('delivered', 'paid')`),
    check("invoice_supply_has_time", sql`(${t.supply} is null) = (${t.suppliedAt} is null)`),
    check("invoice_kind_known", sql`${t.kind} in ('invoice', 'credit_note', 'credit_note_reversal')`),
    check("invoice_series_fits", sql`(${t.kind} = 'invoice') = (${t.series} = 'INV')`),
    check(
      "invoice_corrections_name_what",
      sql`(${t.kind} = 'invoice') = (${t.correctsId} is null)
        and (${t.kind} = 'invoice') = (${t.refundId} is null)`,
    ),
    check("invoice_total_is_net_and_tax", sql`${t.totalMinor} = ${t.netMinor} + ${t.taxMinor}`),
    check(
      "invoice_total_is_sum",
      sql`${t.totalMinor} = ${t.subtotalMinor} - ${t.discountMinor} + ${t.shippingMinor} - ${t.reductionMinor}
        + case when ${t.taxIncluded} then 0 else ${t.taxMinor} end`,
    ),
    check(
      "invoice_amounts_not_negative",
      sql`least(${t.subtotalMinor}, ${t.discountMinor}, ${t.shippingMinor}, ${t.reductionMinor}, ${t.netMinor},
        ${t.taxMinor}, ${t.totalMinor}) >= 0`,
    ),
    uniqueIndex("invoice_one_per_order").on(t.orderId).where(sql`${t.kind} = 'invoice'`),
    uniqueIndex("invoice_one_correction_per_refund")
      .on(t.refundId, t.kind)
      .where(sql`${t.refundId} is not null`),
    index("invoice_order_index").on(t.orderId, t.issuedAt),
    index("invoice_issued_index").on(t.issuedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("invoice_corrects_index").on(t.correctsId).where(sql`${t.correctsId} is not null`),
  ],
);

/** What an invoice is made of. A correction's line bears the position of the line that it corrects. */
export const invoiceLine = pgTable(
  "invoice_line",
  {
    invoiceId: uuid("invoice_id")
      .notNull()
      .references(() => invoice.id),
    position: integer("position").notNull(),
    kind: text("kind", { enum: ["goods", "shipping"] }).notNull(),
    orderLineId: uuid("order_line_id").references(() => orderLine.id),
    title: text("title").notNull(),
    variantTitle: text("variant_title").notNull(),
    sku: text("sku"),
    /** Null in a correction of an amount that is no whole unit's. */
    quantity: integer("quantity"),
    unitPriceMinor: minorUnits("unit_price_minor"),
    /** As it is shown: before discounts, and with its tax where prices hold it. */
    amountMinor: minorUnits("amount_minor").notNull(),
    discountMinor: minorUnits("discount_minor").notNull(),
    netMinor: minorUnits("net_minor").notNull(),
    taxMinor: minorUnits("tax_minor").notNull(),
    totalMinor: minorUnits("total_minor").notNull(),
    taxes: jsonb("taxes").$type<TaxShare[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.invoiceId, t.position] }),
    check("invoice_line_kind_known", sql`${t.kind} in ('goods', 'shipping')`),
    check("invoice_line_goods_named", sql`(${t.kind} = 'goods') = (${t.orderLineId} is not null)`),
    check("invoice_line_total_is_sum", sql`${t.totalMinor} = ${t.netMinor} + ${t.taxMinor}`),
    check(
      "invoice_line_amounts_not_negative",
      sql`least(${t.amountMinor}, ${t.discountMinor}, ${t.netMinor}, ${t.taxMinor}, ${t.totalMinor}) >= 0`,
    ),
  ],
);
