import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { orderShape } from "@/lib/order/schema";
import { cancelOrder } from "./cancel-order";
import { captureOrder } from "./capture-order";
import { listPaymentMismatches } from "./list-payment-mismatches";
import { paymentMismatchShape } from "./mismatch-schema";
import { refundOrder } from "./refund-order";
import { cancelOrderInput, captureInput, refundInput } from "./refund-schema";

export const refundOrderOperation = defineOperation({
  name: "refundOrder",
  summary: "Give money of an order back: an amount, lines, or all that is left",
  access: { permission: "orders:write" },
  stepUp: true,
  rest: { method: "POST", path: "/admin/orders/{orderId}/refunds", status: 201, tag: "Admin: orders" },
  input: refundInput,
  output: orderShape,
  errors: ["not_found", "conflict", "refund_exceeds_payment", "payment_disputed", "payment_unavailable"],
  run: refundOrder,
});

export const captureOrderOperation = defineOperation({
  name: "captureOrder",
  summary: "Take the money that is authorized for an order, all of it or a part, once",
  access: { permission: "orders:write" },
  rest: { method: "POST", path: "/admin/orders/{orderId}/capture", tag: "Admin: orders" },
  input: captureInput,
  output: orderShape,
  errors: ["not_found", "order_state", "capture_exceeds_authorization", "conflict", "payment_unavailable"],
  run: captureOrder,
});

export const cancelOrderOperation = defineOperation({
  name: "cancelOrder",
  summary: "Cancel an order, with its money on the way back",
  access: { permission: "orders:write" },
  stepUp: true,
  rest: { method: "POST", path: "/admin/orders/{orderId}/cancel", tag: "Admin: orders" },
  input: cancelOrderInput,
  output: orderShape,
  errors: ["not_found", "order_state", "payment_unavailable"],
  run: cancelOrder,
});

/** For the admin's page alone. */
export const listPaymentMismatchesOperation = defineOperation({
  name: "listPaymentMismatches",
  summary: "What the provider says and our books do not",
  access: { permission: "orders:read" },
  input: z.object({}),
  output: z.array(paymentMismatchShape),
  errors: [],
  run: listPaymentMismatches,
});
