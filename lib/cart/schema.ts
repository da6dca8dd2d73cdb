import { z } from "zod";
import { imageShape } from "@/lib/catalog/schema";
import { capabilityPattern } from "@/lib/ids/capability";
import { currencyShape, idShape, moneyShape } from "@/lib/operation/shapes";
import { MAX_LINE_QUANTITY } from "./limits";

/** The public cart id is the capability to use the cart. */
export const cartIdShape = z.string().regex(capabilityPattern, "not a cart id");

export const quantityShape = z
  .int("a whole number")
  .min(1, "at least 1")
  .max(MAX_LINE_QUANTITY, `at most ${MAX_LINE_QUANTITY}`);

const cartLineShape = z.object({
  id: idShape,
  variantId: idShape,
  productHandle: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  sku: z.string().nullable(),
  image: imageShape.nullable(),
  quantity: z.int(),
  unitPrice: moneyShape,
  previousUnitPrice: moneyShape.nullable().describe("Its price when the line was last set, if another"),
  subtotal: moneyShape.describe("Unit price times quantity"),
  discount: moneyShape.describe("Its share of discounts"),
  total: moneyShape.describe("After discounts"),
  requiresShipping: z.boolean(),
  available: z.int().nullable().describe("What can be bought now; null when stock is not counted"),
  problem: z
    .enum(["unavailable", "insufficient_stock"])
    .nullable()
    .describe("Why the line cannot be bought as it is"),
});
export type CartLine = z.infer<typeof cartLineShape>;

const codeProblems = [
  "ended",
  "used_up",
  "already_used",
  "not_for_customer",
  "not_first_order",
  "not_for_cart",
  "below_minimum",
  "too_few_units",
  "no_effect",
  "outranked",
] as const;
export type CodeProblem = (typeof codeProblems)[number];

export const typedCodeShape = z.string().trim().min(1, "Enter a code").max(64, "A code is shorter");

const cartCodeShape = z.object({
  code: z.string(),
  name: z.string().describe("Of its promotion"),
  applied: z.boolean(),
  problem: z.enum(codeProblems).nullable().describe("Why it is not applied"),
  minimum: moneyShape.nullable().describe("What its goods have to come to, where that is the problem"),
});
export type CartCode = z.infer<typeof cartCodeShape>;

/** A promotion that is applied, beside what it takes off. */
export const appliedPromotionShape = z.object({
  name: z.string(),
  code: z.string().nullable().describe("Null: nobody had to ask for it"),
  amount: moneyShape.describe("0 for free shipping until a method is chosen"),
  shipping: z.boolean().describe("It is taken off the shipping, and is no part of the discount"),
});
export type AppliedPromotion = z.infer<typeof appliedPromotionShape>;

export const cartShape = z.object({
  id: cartIdShape,
  currency: currencyShape,
  lines: z.array(cartLineShape),
  quantity: z.int().describe("Sum over the lines"),
  subtotal: moneyShape.describe("Before discounts"),
  discount: moneyShape,
  promotions: z.array(appliedPromotionShape),
  promotionCodes: z.array(cartCodeShape),
  shipping: moneyShape.nullable().describe("Null until a method is chosen"),
  tax: moneyShape.nullable().describe("Null until the address is known"),
  total: moneyShape,
  requiresShipping: z.boolean(),
  completed: z.boolean().describe("Its order is paid; it cannot be changed any more"),
  version: z.int(),
});
export type Cart = z.infer<typeof cartShape>;

/** A cart as its drawer shows it. */
export type CartPreview = {
  lines: Pick<
    CartLine,
    "id" | "title" | "variantTitle" | "productHandle" | "image" | "quantity" | "subtotal"
  >[];
  quantity: number;
  subtotal: Cart["subtotal"] | null;
};
