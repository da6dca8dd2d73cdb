import { defineOperation } from "@/lib/operation/define-operation";
import { orderShape } from "@/lib/order/schema";
import { fulfillOrder } from "./fulfill-order";
import { fulfillmentInput } from "./schema";

export const fulfillOrderOperation = defineOperation({
  name: "fulfillOrder",
  summary: "Let goods of an order leave, with their tracking",
  access: { permission: "orders:write" },
  rest: { method: "POST", path: "/admin/orders/{orderId}/fulfillments", status: 201, tag: "Admin: orders" },
  atomic: true,
  input: fulfillmentInput,
  output: orderShape,
  errors: ["not_found", "order_state", "conflict"],
  run: fulfillOrder,
});
