import { defineOperation } from "@/lib/operation/define-operation";
import { pageOf } from "@/lib/operation/shapes";
import { approveReturn } from "./approve-return";
import { closeReturn } from "./close-return";
import { declineReturn } from "./decline-return";
import { getReturn } from "./get-return";
import { listOrderReturns } from "./list-order-returns";
import { listReturns } from "./list-returns";
import { openReturn } from "./open-return";
import { receiveReturn } from "./receive-return";
import { refundReturn } from "./refund-return";
import { requestReturn } from "./request-return";
import {
  approveReturnInput,
  declineReturnInput,
  openReturnInput,
  orderReturnsInput,
  orderReturnsShape,
  receiveReturnInput,
  refundReturnInput,
  requestReturnInput,
  returnInput,
  returnShape,
  returnsInput,
  withdrawReturnInput,
} from "./schema";
import { withdrawReturn } from "./withdraw-return";

const tag = "Admin: returns";
/** Of what may give money back. */
const refundErrors = [
  "not_found",
  "return_state",
  "conflict",
  "refund_exceeds_payment",
  "payment_disputed",
  "payment_unavailable",
] as const;

export const requestReturnOperation = defineOperation({
  name: "requestReturn",
  summary: "Ask the shop to take something of an order back",
  access: "public",
  limit: "return",
  rest: { method: "POST", path: "/orders/{orderId}/returns", status: 201, tag: "Orders" },
  input: requestReturnInput,
  output: returnShape,
  errors: ["not_found", "order_state", "conflict"],
  run: requestReturn,
});

export const withdrawReturnOperation = defineOperation({
  name: "withdrawReturn",
  summary: "Take back the wish to return something, while the shop has not decided",
  access: "public",
  limit: "return",
  rest: { method: "POST", path: "/orders/{orderId}/returns/{returnId}/withdraw", tag: "Orders" },
  input: withdrawReturnInput,
  output: returnShape,
  errors: ["not_found", "return_state"],
  run: withdrawReturn,
});

export const openReturnOperation = defineOperation({
  name: "openReturn",
  summary: "Open a return for a shopper, and let them send the goods where wanted",
  access: { permission: "orders:write" },
  rest: { method: "POST", path: "/admin/orders/{orderId}/returns", status: 201, tag },
  atomic: true,
  input: openReturnInput,
  output: returnShape,
  errors: ["not_found", "order_state", "conflict"],
  run: openReturn,
});

export const listOrderReturnsOperation = defineOperation({
  name: "listOrderReturns",
  summary: "Returns of an order, and what else of it can be sent back",
  access: "public",
  rest: { method: "GET", path: "/orders/{orderId}/returns", tag: "Orders" },
  input: orderReturnsInput,
  output: orderReturnsShape,
  errors: ["not_found"],
  run: listOrderReturns,
});

export const listReturnsOperation = defineOperation({
  name: "listReturns",
  summary: "Returns, latest first",
  access: { permission: "orders:read" },
  rest: { method: "GET", path: "/admin/returns", tag },
  input: returnsInput,
  output: pageOf(returnShape),
  errors: ["invalid_cursor"],
  run: listReturns,
});

export const getReturnOperation = defineOperation({
  name: "getReturn",
  summary: "A return",
  access: { permission: "orders:read" },
  rest: { method: "GET", path: "/admin/returns/{returnId}", tag },
  input: returnInput,
  output: returnShape,
  errors: ["not_found"],
  run: getReturn,
});

export const approveReturnOperation = defineOperation({
  name: "approveReturn",
  summary: "Let the shopper send the goods",
  access: { permission: "orders:write" },
  rest: { method: "POST", path: "/admin/returns/{returnId}/approve", tag },
  input: approveReturnInput,
  output: returnShape,
  errors: ["not_found", "return_state"],
  run: approveReturn,
});

export const declineReturnOperation = defineOperation({
  name: "declineReturn",
  summary: "Refuse a return, with the reason for the shopper",
  access: { permission: "orders:write" },
  rest: { method: "POST", path: "/admin/returns/{returnId}/decline", tag },
  input: declineReturnInput,
  output: returnShape,
  errors: ["not_found", "return_state"],
  run: declineReturn,
});

export const receiveReturnOperation = defineOperation({
  name: "receiveReturn",
  summary: "Note what came, put it into stock, and give its money back where wanted",
  access: { permission: "orders:write" },
  stepUp: ({ refund }) => refund === true,
  rest: { method: "POST", path: "/admin/returns/{returnId}/receive", tag },
  input: receiveReturnInput,
  output: returnShape,
  errors: [...refundErrors],
  run: receiveReturn,
});

export const refundReturnOperation = defineOperation({
  name: "refundReturn",
  summary: "Give the money for what came back, and close the return",
  access: { permission: "orders:write" },
  stepUp: true,
  rest: { method: "POST", path: "/admin/returns/{returnId}/refund", tag },
  input: refundReturnInput,
  output: returnShape,
  errors: [...refundErrors],
  run: refundReturn,
});

export const closeReturnOperation = defineOperation({
  name: "closeReturn",
  summary: "End a return without giving money back",
  access: { permission: "orders:write" },
  rest: { method: "POST", path: "/admin/returns/{returnId}/close", tag },
  input: returnInput,
  output: returnShape,
  errors: ["not_found", "return_state"],
  run: closeReturn,
});
