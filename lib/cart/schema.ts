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
  total: moneyShape,
  requiresShipping: z.boolean(),
  available: z.int().nullable().describe("What can be bought now; null when stock is not counted"),
  problem: z
    .enum(["unavailable", "insufficient_stock"])
    .nullable()
    .describe("Why the line cannot be bought as it is"),
});
export type CartLine = z.infer<typeof cartLineShape>;

export const cartShape = z.object({
  id: cartIdShape,
  currency: currencyShape,
  lines: z.array(cartLineShape),
  quantity: z.int().describe("Sum over the lines"),
  subtotal: moneyShape,
  discount: moneyShape,
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
  lines: Pick<CartLine, "id" | "title" | "variantTitle" | "productHandle" | "image" | "quantity" | "total">[];
  quantity: number;
  subtotal: Cart["subtotal"] | null;
};
