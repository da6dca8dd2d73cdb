import { z } from "zod";
import { locales } from "@/lib/i18n/locales";
import { currencyShape, idShape, moneyShape, timestampShape } from "@/lib/operation/shapes";

const text = (label: string, max: number) => z.string().trim().max(max).default("").describe(label);

/** Who sells, as invoices say it. */
export const sellerShape = z.object({
  name: z.string().trim().min(1, "Say who sells").max(100),
  line1: text("Street and number", 200),
  line2: text("Apartment, floor, …", 200),
  postalCode: text("Postal code", 20),
  city: text("City", 100),
  region: text("State or province", 100),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^([A-Z]{2})?$/, "two letters such as US")
    .default("")
    .describe("ISO 3166-1 alpha-2 code"),
  vatId: text("VAT identification number", 30),
  taxNumber: text("Tax number, where there is no VAT identification number", 50),
  register: text("Commercial register and number", 200),
  email: text("Mail address for questions about invoices", 254),
  phone: text("Phone", 30),
});

export type Seller = z.output<typeof sellerShape>;

const buyerShape = z.object({
  name: z.string(),
  company: z.string(),
  line1: z.string(),
  line2: z.string(),
  city: z.string(),
  region: z.string(),
  postalCode: z.string(),
  country: z.string(),
  vatId: z.string(),
});

const invoiceKinds = ["invoice", "credit_note", "credit_note_reversal"] as const;

export const invoiceShape = z.object({
  id: idShape,
  kind: z.enum(invoiceKinds),
  number: z.string(),
  corrects: z
    .object({ id: idShape, number: z.string() })
    .nullable()
    .describe("The invoice that a credit note corrects; the credit note that a reversal cancels"),
  orderId: idShape,
  orderNumber: z.string(),
  orderedAt: timestampShape,
  issuedAt: timestampShape,
  supply: z
    .object({ kind: z.enum(["delivered", "paid"]), at: timestampShape })
    .nullable()
    .describe("When all of it had left; where it had not by then, when it was paid. Null in corrections"),
  locale: z.enum(locales),
  currency: currencyShape,
  seller: sellerShape,
  buyer: buyerShape,
  lines: z.array(
    z.object({
      kind: z.enum(["goods", "shipping"]),
      orderLineId: idShape.nullable(),
      title: z.string(),
      variantTitle: z.string(),
      sku: z.string().nullable(),
      quantity: z.int().nullable().describe("Null where an amount is corrected, and no units"),
      unitPrice: moneyShape.nullable(),
      amount: moneyShape.describe("Before discounts; with tax where prices hold it"),
      discount: moneyShape,
      net: moneyShape,
      tax: moneyShape,
      total: moneyShape,
    }),
  ),
  discounts: z.array(z.object({ name: z.string(), code: z.string().nullable(), amount: moneyShape })),
  taxIncluded: z.boolean().describe("The prices hold the tax: it adds nothing to the total"),
  subtotal: moneyShape,
  discount: moneyShape,
  shipping: moneyShape,
  reduction: moneyShape.describe("What was agreed and not charged"),
  net: moneyShape,
  tax: moneyShape,
  taxes: z.array(z.object({ name: z.string(), ratePpm: z.int(), net: moneyShape, amount: moneyShape })),
  total: moneyShape,
});
export type Invoice = z.infer<typeof invoiceShape>;

export const invoiceSummaryShape = invoiceShape.pick({
  id: true,
  kind: true,
  number: true,
  orderId: true,
  orderNumber: true,
  issuedAt: true,
  total: true,
});
export type InvoiceSummary = z.infer<typeof invoiceSummaryShape>;
