import { z } from "zod";
import { appliedPromotionShape, cartIdShape } from "@/lib/cart/schema";
import { idShape, localeShape, moneyShape } from "@/lib/operation/shapes";
import { addressShape, orderStatuses } from "@/lib/order/schema";

import { isPossibleVatId } from "./vat-id";

const returnUrl = z.url({ protocol: /^https?$/ }).max(2000);

export const checkoutInput = z.object({
  cartId: cartIdShape,
  email: z.email("a mail address such as ada@example.com").max(254),
  shippingAddress: addressShape,
  billingAddress: addressShape.optional().describe("The shipping address where absent"),
  vatId: z
    .string()
    .trim()
    .max(40)
    .refine(isPossibleVatId, "not a VAT ID")
    .optional()
    .describe("Of the buyer"),
  acceptedTerms: z.literal(true).optional().describe("The shopper has agreed to the shop's terms"),
  shippingMethodId: idShape.optional().describe("Required when something needs shipping"),
  expectedTotal: moneyShape.optional().describe("What the shopper confirmed; another total is refused"),
  note: z.string().trim().max(1000).default(""),
  locale: localeShape.describe("Language of the order, of its payment page and its mails; en where absent"),
  successUrl: returnUrl.optional().describe("On an allowed host"),
  cancelUrl: returnUrl.optional().describe("On an allowed host"),
});
export type CheckoutInput = z.output<typeof checkoutInput>;

export const checkoutShape = z.object({
  order: z.object({
    id: idShape,
    number: z.string(),
    accessToken: z.string(),
    status: z.enum(orderStatuses),
    total: moneyShape,
  }),
  payment: z.object({ url: z.string() }).nullable().describe("Null when nothing is to be paid"),
});
export type Checkout = z.infer<typeof checkoutShape>;

export const shippingMethodShape = z.object({
  id: idShape,
  name: z.string(),
  price: moneyShape,
  estimate: z.string(),
});

/** What the cart would cost with this address and method, before the order is placed. */
export const checkoutQuoteShape = z.object({
  subtotal: moneyShape,
  discount: moneyShape,
  promotions: z.array(appliedPromotionShape),
  shipping: moneyShape.nullable().describe("After discounts"),
  tax: moneyShape,
  taxIncluded: z.boolean().describe("The prices hold the tax: it adds nothing to the total"),
  total: moneyShape,
});
export type CheckoutQuote = z.infer<typeof checkoutQuoteShape>;
