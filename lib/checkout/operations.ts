import { z } from "zod";
import { cartIdShape } from "@/lib/cart/schema";
import { defineOperation } from "@/lib/operation/define-operation";
import { countryShape, idShape, localeShape } from "@/lib/operation/shapes";
import { orderAgain } from "./order-again";
import { listCartShippingMethods, quoteCheckout } from "./quote-checkout";
import { checkoutInput, checkoutQuoteShape, checkoutShape, shippingMethodShape } from "./schema";
import { startCheckout } from "./start-checkout";

const tag = "Checkout";

export const listCartShippingMethodsOperation = defineOperation({
  name: "listCartShippingMethods",
  summary: "How the cart can be shipped to a place, and for how much",
  access: "public",
  rest: { method: "GET", path: "/carts/{cartId}/shipping-methods", tag },
  input: z.object({
    cartId: cartIdShape,
    country: countryShape,
    region: z.string().max(100).optional(),
    postalCode: z.string().max(20).optional(),
    locale: localeShape,
  }),
  output: z.object({ data: z.array(shippingMethodShape) }),
  errors: ["not_found"],
  run: listCartShippingMethods,
});

export const quoteCheckoutOperation = defineOperation({
  name: "quoteCheckout",
  summary: "What the cart costs with shipping and tax, before it is ordered",
  access: "public",
  rest: { method: "GET", path: "/carts/{cartId}/quote", tag },
  input: z.object({
    cartId: cartIdShape,
    country: countryShape,
    region: z.string().max(100).default(""),
    shippingMethodId: idShape.optional(),
    locale: localeShape,
  }),
  output: checkoutQuoteShape,
  errors: ["not_found", "cart_empty", "variant_not_found", "shipping_unavailable"],
  run: quoteCheckout,
});

export const startCheckoutOperation = defineOperation({
  name: "startCheckout",
  summary: "Place the cart's order and open its payment",
  access: "public",
  limit: "checkout",
  rest: { method: "POST", path: "/carts/{cartId}/checkout", status: 201, tag },
  input: checkoutInput,
  output: checkoutShape,
  errors: [
    "not_found",
    "cart_empty",
    "cart_completed",
    "variant_not_found",
    "insufficient_stock",
    "price_changed",
    "shipping_unavailable",
    "payment_below_minimum",
    "payment_above_maximum",
    "payment_unavailable",
    "order_state",
    "conflict",
  ],
  run: startCheckout,
});

/** For the order page alone: an API client fills a cart line by line. */
export const orderAgainOperation = defineOperation({
  name: "orderAgain",
  summary: "Put what an order held into a cart",
  access: "public",
  limit: "cart",
  input: z.object({ cartId: cartIdShape, orderId: idShape, token: z.string().max(200) }),
  output: z.object({ complete: z.boolean() }),
  errors: ["not_found", "cart_completed"],
  run: orderAgain,
});
