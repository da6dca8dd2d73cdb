import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { idShape, localeShape } from "@/lib/operation/shapes";
import { priceTraceShape } from "@/lib/promotion/schema";
import { addCartLine } from "./add-cart-line";
import { addPromotionCode } from "./add-promotion-code";
import { createCart } from "./create-cart";
import { getCart } from "./get-cart";
import { getPriceTrace } from "./get-price-trace";
import { removeCartLine } from "./remove-cart-line";
import { removePromotionCode } from "./remove-promotion-code";
import { cartIdShape, cartShape, quantityShape, typedCodeShape } from "./schema";
import { updateCartLine } from "./update-cart-line";

const tag = "Carts";

export const createCartOperation = defineOperation({
  name: "createCart",
  summary: "Make an empty cart; its id is the capability to use it",
  access: "public",
  limit: "cart",
  rest: { method: "POST", path: "/carts", status: 201, tag },
  input: z.object({}),
  output: cartShape,
  errors: [],
  run: (ctx) => createCart(ctx),
});

export const getCartOperation = defineOperation({
  name: "getCart",
  summary: "A cart at today's prices and stock",
  access: "public",
  rest: { method: "GET", path: "/carts/{cartId}", tag },
  input: z.object({ cartId: cartIdShape, locale: localeShape }),
  output: cartShape,
  errors: ["not_found"],
  run: getCart,
});

export const addCartLineOperation = defineOperation({
  name: "addCartLine",
  summary: "Put a variant into the cart; one that is there already is summed",
  access: "public",
  limit: "cart",
  rest: { method: "POST", path: "/carts/{cartId}/lines", status: 201, tag },
  atomic: true,
  input: z
    .object({
      cartId: cartIdShape,
      variantId: idShape.optional(),
      sku: z.string().min(1).max(255).optional(),
      quantity: quantityShape.default(1),
      locale: localeShape,
    })
    .refine((input) => (input.variantId === undefined) !== (input.sku === undefined), {
      path: ["variantId"],
      message: "name the variant by variantId or by sku, and not by both",
    }),
  output: cartShape,
  errors: ["not_found", "variant_not_found", "insufficient_stock", "cart_full", "cart_completed"],
  run: addCartLine,
});

export const updateCartLineOperation = defineOperation({
  name: "updateCartLine",
  summary: "Set the quantity of a line",
  access: "public",
  limit: "cart",
  rest: { method: "PATCH", path: "/carts/{cartId}/lines/{lineId}", tag },
  input: z.object({ cartId: cartIdShape, lineId: idShape, quantity: quantityShape, locale: localeShape }),
  output: cartShape,
  errors: ["not_found", "insufficient_stock", "cart_completed"],
  run: updateCartLine,
});

export const removeCartLineOperation = defineOperation({
  name: "removeCartLine",
  summary: "Take a line out of the cart",
  access: "public",
  limit: "cart",
  rest: { method: "DELETE", path: "/carts/{cartId}/lines/{lineId}", tag },
  input: z.object({ cartId: cartIdShape, lineId: idShape, locale: localeShape }),
  output: cartShape,
  errors: ["not_found", "cart_completed"],
  run: removeCartLine,
});

export const addPromotionCodeOperation = defineOperation({
  name: "addPromotionCode",
  summary: "Put a promotion code into the cart",
  access: "public",
  limit: "promotion_code",
  rest: { method: "POST", path: "/carts/{cartId}/promotion-codes", status: 201, tag },
  input: z.object({ cartId: cartIdShape, code: typedCodeShape, locale: localeShape }),
  output: cartShape,
  errors: [
    "not_found",
    "cart_completed",
    "promotion_code_unknown",
    "promotion_code_expired",
    "promotion_code_used_up",
    "promotion_code_not_applicable",
    "conflict",
    "rate_limited",
  ],
  run: addPromotionCode,
});

export const removePromotionCodeOperation = defineOperation({
  name: "removePromotionCode",
  summary: "Take a promotion code out of the cart",
  access: "public",
  limit: "cart",
  rest: { method: "DELETE", path: "/carts/{cartId}/promotion-codes/{code}", tag },
  input: z.object({ cartId: cartIdShape, code: typedCodeShape, locale: localeShape }),
  output: cartShape,
  errors: ["not_found", "cart_completed"],
  run: removePromotionCode,
});

export const getCartPriceTraceOperation = defineOperation({
  name: "getCartPriceTrace",
  summary: "Why a cart costs what it costs: every promotion, and why it is not applied",
  access: { permission: "promotions:read" },
  rest: { method: "GET", path: "/admin/carts/{cartId}/price-trace", tag: "Admin: promotions" },
  input: z.object({ cartId: cartIdShape }),
  output: priceTraceShape,
  errors: ["not_found"],
  run: getPriceTrace,
});
