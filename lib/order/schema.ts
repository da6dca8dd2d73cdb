import { z } from "zod";
import { imageShape } from "@/lib/catalog/schema";
import { countryShape, currencyShape, idShape, moneyShape, timestampShape } from "@/lib/operation/shapes";

const line = (label: string, max: number) =>
  z.string().trim().max(max, `at most ${max} characters`).describe(label);
const required = (label: string, max: number) => line(label, max).min(1, "required");

/** An address as people write it; fields that a country does not use are empty. */
export const addressShape = z.object({
  name: required("Full name", 100),
  company: line("Company", 100).default(""),
  line1: required("Street and number", 200),
  line2: line("Apartment, floor, …", 200).default(""),
  city: required("City", 100),
  region: line("State or province: its code where the country has codes", 100).default(""),
  postalCode: line("Postal code", 20).default(""),
  country: countryShape,
  phone: line("Phone", 30).default(""),
});
export type Address = z.infer<typeof addressShape>;

export const orderStatuses = ["pending_payment", "confirmed", "completed", "canceled"] as const;
export const paymentStatuses = [
  "none",
  "pending",
  "processing",
  "authorized",
  "paid",
  "partially_captured",
  "refunded",
  "partially_refunded",
  "failed",
] as const;
export const fulfillmentStatuses = [
  "unfulfilled",
  "partially_fulfilled",
  "fulfilled",
  "not_required",
] as const;

const orderLineShape = z.object({
  id: idShape,
  variantId: idShape.nullable(),
  productHandle: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  sku: z.string().nullable(),
  image: imageShape.nullable(),
  quantity: z.int(),
  fulfilled: z.int().describe("Units that have left"),
  removed: z.int().describe("Units that will not leave: their money was given back before"),
  refunded: z.int().describe("Units whose money was given back, or is on its way"),
  requiresShipping: z.boolean(),
  unitPrice: moneyShape,
  discount: moneyShape,
  tax: moneyShape,
  total: moneyShape,
});

export const orderShape = z.object({
  id: idShape,
  number: z.string(),
  accessToken: z.string(),
  status: z.enum(orderStatuses),
  paymentStatus: z.enum(paymentStatuses),
  fulfillmentStatus: z.enum(fulfillmentStatuses),
  email: z.string(),
  currency: currencyShape,
  lines: z.array(orderLineShape),
  subtotal: moneyShape,
  discount: moneyShape,
  discounts: z
    .array(
      z.object({
        name: z.string(),
        code: z.string().nullable(),
        amount: moneyShape,
        shipping: z.boolean().describe("It was taken off the shipping, and is no part of the discount"),
      }),
    )
    .describe("The promotions that the order was placed with"),
  shipping: moneyShape.describe("After discounts"),
  tax: moneyShape,
  taxIncluded: z.boolean().describe("The prices hold the tax: it adds nothing to the total"),
  total: moneyShape,
  captured: moneyShape.describe("What was taken; less than the total where a part of it was let go"),
  authorized: z
    .object({ amount: moneyShape, until: timestampShape.nullable() })
    .nullable()
    .describe("What the provider holds until it is captured, and until when"),
  refunded: moneyShape,
  fulfillments: z.array(
    z.object({
      id: idShape,
      at: timestampShape,
      carrier: z.string(),
      trackingNumber: z.string(),
      trackingUrl: z.string(),
      lines: z.array(z.object({ lineId: idShape, quantity: z.int() })),
    }),
  ),
  taxLines: z.array(z.object({ name: z.string(), ratePpm: z.int(), amount: moneyShape })),
  shippingMethod: z.object({ name: z.string(), estimate: z.string() }).nullable(),
  shippingAddress: addressShape.nullable(),
  billingAddress: addressShape.nullable(),
  vatId: z.string().describe("The buyer's VAT identification number; empty without one"),
  note: z.string(),
  cancelReason: z.string().nullable(),
  declineReason: z.string().nullable().describe("The provider's decline code of the last try to pay"),
  paymentUrl: z.string().nullable().describe("Where to pay while the order waits for its payment"),
  events: z.array(
    z.object({ type: z.string(), at: timestampShape, data: z.record(z.string(), z.unknown()) }),
  ),
  placedAt: timestampShape,
  updatedAt: timestampShape.describe("Of state, addresses, mail address and note: an edit names it"),
});
export type Order = z.infer<typeof orderShape>;

export const adminOrderShape = orderShape.extend({
  draft: z
    .object({ id: idShape, number: z.string(), createdBy: z.string() })
    .nullable()
    .describe("The draft that staff have made it of"),
  events: z.array(
    orderShape.shape.events.element.extend({ actor: z.string().describe("Who did it, as ledgers say it") }),
  ),
});
export type AdminOrder = z.infer<typeof adminOrderShape>;

export const orderSummaryShape = orderShape
  .pick({
    id: true,
    number: true,
    status: true,
    paymentStatus: true,
    fulfillmentStatus: true,
    email: true,
    total: true,
    placedAt: true,
  })
  .extend({
    quantity: z.int(),
    authorizedUntil: timestampShape
      .nullable()
      .describe("When an authorization ends that nobody has captured"),
  });
export type OrderSummary = z.infer<typeof orderSummaryShape>;

/** As their customer's account lists them. */
export const ownOrderShape = orderSummaryShape.extend({
  parcels: z.array(
    z.object({ id: idShape, carrier: z.string(), trackingNumber: z.string(), trackingUrl: z.string() }),
  ),
});
export type OwnOrder = z.infer<typeof ownOrderShape>;

export const updateOrderInput = z.object({
  orderId: idShape,
  expectedUpdatedAt: timestampShape
    .optional()
    .describe("What the caller saw: an edit of something else is refused"),
  email: z.email("a mail address such as ada@example.com").max(254).optional(),
  note: z.string().trim().max(1000).optional(),
  shippingAddress: addressShape.optional().describe("Whole; its country and region stay"),
  billingAddress: addressShape.optional().describe("Whole; its country and region stay"),
});
export type UpdateOrderInput = z.output<typeof updateOrderInput>;
