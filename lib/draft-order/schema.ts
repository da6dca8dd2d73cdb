import { z } from "zod";
import { quantityShape } from "@/lib/cart/schema";
import { imageShape } from "@/lib/catalog/schema";
import { checkoutInput, checkoutQuoteShape } from "@/lib/checkout/schema";
import { locales } from "@/lib/i18n/locales";
import {
  currencyShape,
  cursorShape,
  idShape,
  limitShape,
  moneyShape,
  timestampShape,
} from "@/lib/operation/shapes";
import { addressShape, orderStatuses } from "@/lib/order/schema";

export const draftStates = ["open", "sent", "completed", "canceled"] as const;

/** What keeps a draft from being sent or paid, in the order in which it is put right. */
export const draftProblems = [
  "no_lines",
  "unavailable",
  "insufficient_stock",
  "no_email",
  "no_address",
  "no_shipping_method",
  "shipping_unavailable",
  "below_minimum",
] as const;

const expectedVersionShape = z
  .int()
  .min(1)
  .optional()
  .describe("What the caller saw: an edit of something else is refused");

const reason = (max: number) => z.string().trim().max(max, `at most ${max} characters`);

const draftLineInput = z.object({
  variantId: idShape,
  quantity: quantityShape,
  unitPrice: moneyShape
    .extend({ amount: z.int().min(0, "not below 0").max(1e12) })
    .nullable()
    .default(null)
    .describe("Agreed for a unit, in the shop's currency; null: what it costs in the shop"),
  priceReason: reason(200).default("").describe("Why that price; for staff"),
});
export type DraftLineInput = z.output<typeof draftLineInput>;

const discountShape = z.object({
  percentPpm: z.int().min(1, "above 0").max(1_000_000, "at most 100 %").nullable().default(null),
  amount: moneyShape
    .extend({ amount: z.int().min(1, "above 0").max(1e12) })
    .nullable()
    .default(null),
  reason: reason(120).min(1, "Say why: the customer reads it beside the discount"),
});

const discountInput = discountShape.refine(
  ({ percentPpm, amount }) => (percentPpm === null) !== (amount === null),
  { path: ["amount"], message: "name a share or an amount, and not both" },
);

const fields = {
  email: z.union([z.literal(""), checkoutInput.shape.email]),
  locale: z.enum(locales).describe("Of the mail, the page to pay on and the order"),
  shippingAddress: addressShape.nullable(),
  billingAddress: addressShape.nullable().describe("Null: the shipping address"),
  vatId: z.union([z.literal(""), checkoutInput.shape.vatId.unwrap()]).describe("Of the buyer"),
  shippingMethodId: idShape.nullable(),
  note: z.string().trim().max(1000).describe("The customer reads it"),
  discount: discountInput.nullable().describe("Taken off the goods, after promotions"),
  lines: z
    .array(draftLineInput)
    .max(200, "at most 200 lines")
    .refine((lines) => new Set(lines.map(({ variantId }) => variantId)).size === lines.length, {
      message: "each variant once",
    })
    .describe("All of them: what is not named is taken out"),
};

const draftFieldsShape = z.object(fields).partial();
export type DraftFields = z.output<typeof draftFieldsShape>;

export const createDraftOrderInput = draftFieldsShape;
export const updateDraftOrderInput = draftFieldsShape.extend({
  draftOrderId: idShape,
  expectedVersion: expectedVersionShape,
});
export const draftOrderInput = z.object({ draftOrderId: idShape });
export const moveDraftOrderInput = draftOrderInput.extend({ expectedVersion: expectedVersionShape });
export const addDraftLineInput = moveDraftOrderInput.extend({ variantId: idShape, quantity: quantityShape });

export const listDraftOrdersInput = z.object({
  state: z.enum(draftStates).optional(),
  q: z.string().trim().min(1).max(254).optional().describe("A draft's number or a mail address"),
  cursor: cursorShape.optional(),
  limit: limitShape,
});

const draftLineShape = z.object({
  variantId: idShape,
  productId: idShape,
  title: z.string(),
  variantTitle: z.string(),
  sku: z.string().nullable(),
  image: imageShape.nullable(),
  quantity: z.int(),
  listPrice: moneyShape.nullable().describe("What it costs in the shop now; null: it is not for sale"),
  agreedPrice: moneyShape.nullable(),
  priceReason: z.string(),
  unitPrice: moneyShape.nullable().describe("What is charged for a unit"),
  subtotal: moneyShape,
  discount: moneyShape.describe("Its share of discounts"),
  available: z.int().nullable().describe("What can be bought now; null when stock is not counted"),
  problem: z.enum(["unavailable", "insufficient_stock"]).nullable(),
});

export const draftOrderShape = z.object({
  id: idShape,
  number: z.string(),
  state: z.enum(draftStates),
  version: z.int(),
  currency: currencyShape,
  email: z.string(),
  locale: z.enum(locales),
  shippingAddress: addressShape.nullable(),
  billingAddress: addressShape.nullable(),
  vatId: z.string(),
  shippingMethodId: idShape.nullable(),
  note: z.string(),
  discount: discountShape.nullable(),
  lines: z.array(draftLineShape),
  requiresShipping: z.boolean(),
  subtotal: moneyShape.describe("Of the goods, before discounts"),
  quote: checkoutQuoteShape.nullable().describe("At the prices of now; null while something is missing"),
  problems: z.array(z.enum(draftProblems)).describe("What keeps it from being sent or paid"),
  paymentLink: z.string().nullable().describe("What the customer was sent: whoever has it can pay"),
  sentAt: timestampShape.nullable(),
  sentTotal: moneyShape.nullable().describe("What the mail said"),
  linkEndsAt: timestampShape.nullable(),
  order: z
    .object({ id: idShape, number: z.string(), status: z.enum(orderStatuses) })
    .nullable()
    .describe("Its order, or the last try to pay it"),
  createdBy: z.string(),
  createdAt: timestampShape,
  updatedAt: timestampShape,
});
export type DraftOrder = z.output<typeof draftOrderShape>;

export const draftOrderSummaryShape = draftOrderShape
  .pick({
    id: true,
    number: true,
    state: true,
    email: true,
    currency: true,
    sentTotal: true,
    sentAt: true,
    order: true,
    createdBy: true,
    updatedAt: true,
  })
  .extend({ quantity: z.int().describe("Sum over the lines") });
export type DraftOrderSummary = z.output<typeof draftOrderSummaryShape>;

export const draftVariantShape = z.object({
  id: idShape,
  title: z.string(),
  variantTitle: z.string(),
  sku: z.string().nullable(),
  price: moneyShape.nullable(),
  available: z.int().nullable(),
});
export type DraftVariant = z.output<typeof draftVariantShape>;

/** Any text may be tried: what is no token at all is answered like a wrong one. */
const tokenShape = z.string().max(200).describe("Of the link");
export const paymentLinkInput = z.object({ token: tokenShape, locale: z.enum(locales).optional() });

export const payDraftOrderInput = checkoutInput
  .pick({ acceptedTerms: true, expectedTotal: true, successUrl: true, cancelUrl: true })
  .extend({ token: tokenShape, expectedVersion: expectedVersionShape });
export type PayDraftOrderInput = z.output<typeof payDraftOrderInput>;

const paymentLinkStates = ["payable", "incomplete", "completed", "canceled", "ended"] as const;

/** What a link offers, as its customer sees it. */
export const paymentLinkShape = draftOrderShape
  .pick({
    number: true,
    version: true,
    currency: true,
    email: true,
    shippingAddress: true,
    billingAddress: true,
    vatId: true,
    note: true,
    quote: true,
    problems: true,
    sentTotal: true,
  })
  .extend({
    state: z.enum(paymentLinkStates),
    lines: z.array(
      draftLineShape.pick({
        variantId: true,
        title: true,
        variantTitle: true,
        image: true,
        quantity: true,
        unitPrice: true,
        subtotal: true,
        available: true,
        problem: true,
      }),
    ),
    shippingMethod: z.object({ name: z.string(), estimate: z.string() }).nullable(),
    endsAt: timestampShape.nullable(),
    order: z
      .object({ id: idShape, number: z.string(), accessToken: z.string() })
      .nullable()
      .describe("What it has become"),
  });
export type PaymentLink = z.output<typeof paymentLinkShape>;
