import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { cursorShape, idShape, limitShape, pageOf } from "@/lib/operation/shapes";
import { priceTraceShape } from "@/lib/promotion/schema";
import { findGuestOrder } from "./find-guest-order";
import { getAdminOrder } from "./get-admin-order";
import { getOrder } from "./get-order";
import { getOrderPriceTrace } from "./get-order-price-trace";
import { listOrders } from "./list-orders";
import { listOwnOrders } from "./list-own-orders";
import {
  adminOrderShape,
  orderShape,
  orderStatuses,
  orderSummaryShape,
  ownOrderShape,
  updateOrderInput,
} from "./schema";
import { updateOrder } from "./update-order";

export const getOrderOperation = defineOperation({
  name: "getOrder",
  summary: "An order, with its token or a key with orders:read",
  access: "public",
  rest: { method: "GET", path: "/orders/{orderId}", tag: "Orders" },
  // Any text may be tried: what is no token at all is answered like a wrong one.
  input: z.object({ orderId: idShape, token: z.string().max(200).optional() }),
  output: orderShape,
  errors: ["not_found"],
  run: getOrder,
});

export const listOrdersOperation = defineOperation({
  name: "listOrders",
  summary: "Orders, latest first",
  access: { permission: "orders:read" },
  rest: { method: "GET", path: "/admin/orders", tag: "Admin: orders" },
  input: z.object({
    status: z.enum(orderStatuses).optional(),
    q: z.string().trim().min(1).max(254).optional().describe("An order number or a mail address"),
    cursor: cursorShape.optional(),
    limit: limitShape,
  }),
  output: pageOf(orderSummaryShape),
  errors: ["invalid_cursor"],
  run: listOrders,
});

/** For the account's pages alone. */
export const listOwnOrdersOperation = defineOperation({
  name: "listOwnOrders",
  summary: "The orders of the customer who asks, latest first",
  access: "customer",
  limit: "read",
  input: z.object({ cursor: cursorShape.optional(), limit: limitShape }),
  output: pageOf(ownOrderShape),
  errors: ["invalid_cursor"],
  run: listOwnOrders,
});

export const getAdminOrderOperation = defineOperation({
  name: "getAdminOrder",
  summary: "An order with its timeline",
  access: { permission: "orders:read" },
  rest: { method: "GET", path: "/admin/orders/{orderId}", tag: "Admin: orders" },
  input: z.object({ orderId: idShape }),
  output: adminOrderShape,
  errors: ["not_found"],
  run: getAdminOrder,
});

export const updateOrderOperation = defineOperation({
  name: "updateOrder",
  summary: "Edit addresses, mail address and note of an order that has not wholly left",
  access: { permission: "orders:write" },
  rest: { method: "PATCH", path: "/admin/orders/{orderId}", tag: "Admin: orders" },
  input: updateOrderInput,
  output: orderShape,
  errors: ["not_found", "order_state", "conflict"],
  run: updateOrder,
});

export const getOrderPriceTraceOperation = defineOperation({
  name: "getOrderPriceTrace",
  summary: "Why an order costs what it costs, as it was placed",
  access: { permission: "orders:read" },
  rest: { method: "GET", path: "/admin/orders/{orderId}/price-trace", tag: "Admin: orders" },
  input: z.object({ orderId: idShape }),
  output: priceTraceShape,
  errors: ["not_found"],
  run: getOrderPriceTrace,
});

/** For the page alone: over REST, an order is read with its token. */
export const findGuestOrderOperation = defineOperation({
  name: "findGuestOrder",
  summary: "The way to an order, for whoever knows its number and its mail address",
  access: "public",
  limit: "order_lookup",
  input: z.object({
    number: z.string().trim().min(1, "Enter the number").max(40),
    email: z.string().trim().min(1, "Enter the address").max(254),
  }),
  output: z.object({ orderId: idShape, token: z.string() }),
  errors: ["not_found"],
  run: findGuestOrder,
});
