import { z } from "zod";
import { checkoutShape, shippingMethodShape } from "@/lib/checkout/schema";
import { defineOperation } from "@/lib/operation/define-operation";
import { idShape, pageOf } from "@/lib/operation/shapes";
import { addDraftLine } from "./add-draft-line";
import { cancelDraftOrder } from "./cancel-draft-order";
import { createDraftOrder } from "./create-draft-order";
import { findOrderPaymentLink } from "./find-order-payment-link";
import { getDraftOrder } from "./get-draft-order";
import { getPaymentLink } from "./get-payment-link";
import { listDraftMethods } from "./list-draft-methods";
import { listDraftOrders } from "./list-draft-orders";
import { listDraftVariants } from "./list-draft-variants";
import { payDraftOrder } from "./pay-draft-order";
import {
  addDraftLineInput,
  createDraftOrderInput,
  draftOrderInput,
  draftOrderShape,
  draftOrderSummaryShape,
  draftVariantShape,
  listDraftOrdersInput,
  moveDraftOrderInput,
  payDraftOrderInput,
  paymentLinkInput,
  paymentLinkShape,
  updateDraftOrderInput,
} from "./schema";
import { sendDraftOrder } from "./send-draft-order";
import { updateDraftOrder } from "./update-draft-order";

const tag = "Admin: draft orders";
const read = { permission: "orders:read" } as const;
const write = { permission: "orders:write" } as const;
/** Of what first ends a payment that is open. */
const editErrors = [
  "not_found",
  "version_conflict",
  "draft_order_state",
  "order_state",
  "payment_unavailable",
] as const;

export const listDraftOrdersOperation = defineOperation({
  name: "listDraftOrders",
  summary: "Draft orders, last edited first",
  access: read,
  rest: { method: "GET", path: "/admin/draft-orders", tag },
  input: listDraftOrdersInput,
  output: pageOf(draftOrderSummaryShape),
  errors: ["invalid_cursor"],
  run: listDraftOrders,
});

export const createDraftOrderOperation = defineOperation({
  name: "createDraftOrder",
  summary: "Begin an order for a customer; nothing of it has to be complete",
  access: write,
  rest: { method: "POST", path: "/admin/draft-orders", status: 201, tag },
  atomic: true,
  input: createDraftOrderInput,
  output: draftOrderShape,
  errors: ["variant_not_found"],
  run: createDraftOrder,
});

export const getDraftOrderOperation = defineOperation({
  name: "getDraftOrder",
  summary: "A draft order at the prices and the stock of now",
  access: read,
  rest: { method: "GET", path: "/admin/draft-orders/{draftOrderId}", tag },
  input: draftOrderInput,
  output: draftOrderShape,
  errors: ["not_found"],
  run: getDraftOrder,
});

export const updateDraftOrderOperation = defineOperation({
  name: "updateDraftOrder",
  summary: "Edit a draft order; what is not named stays",
  access: write,
  rest: { method: "PATCH", path: "/admin/draft-orders/{draftOrderId}", tag },
  input: updateDraftOrderInput,
  output: draftOrderShape,
  errors: [...editErrors, "variant_not_found"],
  run: updateDraftOrder,
});

export const sendDraftOrderOperation = defineOperation({
  name: "sendDraftOrder",
  summary: "Send the customer the link to pay a draft order",
  access: write,
  rest: { method: "POST", path: "/admin/draft-orders/{draftOrderId}/send", tag },
  atomic: true,
  input: moveDraftOrderInput,
  output: draftOrderShape,
  errors: ["not_found", "version_conflict", "draft_order_state"],
  run: sendDraftOrder,
});

export const cancelDraftOrderOperation = defineOperation({
  name: "cancelDraftOrder",
  summary: "End a draft order: its link can no longer be paid",
  access: write,
  rest: { method: "POST", path: "/admin/draft-orders/{draftOrderId}/cancel", tag },
  input: moveDraftOrderInput,
  output: draftOrderShape,
  errors: [...editErrors],
  run: cancelDraftOrder,
});

export const getPaymentLinkOperation = defineOperation({
  name: "getPaymentLink",
  summary: "What a payment link offers",
  access: "public",
  limit: "payment_link",
  rest: { method: "GET", path: "/payment-links/{token}", tag: "Payment links" },
  input: paymentLinkInput,
  output: paymentLinkShape,
  errors: ["not_found"],
  run: getPaymentLink,
});

export const payDraftOrderOperation = defineOperation({
  name: "payDraftOrder",
  summary: "Place the order of a payment link and open its payment",
  access: "public",
  limit: "pay_link",
  rest: { method: "POST", path: "/payment-links/{token}/checkout", status: 201, tag: "Payment links" },
  input: payDraftOrderInput,
  output: checkoutShape,
  errors: [
    "not_found",
    "draft_order_state",
    "draft_order_changed",
    "cart_empty",
    "variant_not_found",
    "insufficient_stock",
    "price_changed",
    "promotion_unavailable",
    "shipping_unavailable",
    "payment_below_minimum",
    "payment_above_maximum",
    "payment_unavailable",
    "order_state",
    "conflict",
  ],
  run: payDraftOrder,
});

/** For the admin's page alone: over REST, lines are edited whole. */
export const addDraftLineOperation = defineOperation({
  name: "addDraftLine",
  summary: "Put a variant into a draft order",
  access: write,
  input: addDraftLineInput,
  output: draftOrderShape,
  errors: [...editErrors, "variant_not_found", "cart_full"],
  run: addDraftLine,
});

/** For the admin's page alone. */
export const listDraftVariantsOperation = defineOperation({
  name: "listDraftVariants",
  summary: "Variants on sale, by a part of the title or of the SKU",
  access: read,
  input: z.object({ q: z.string().trim().min(1).max(200) }),
  output: z.object({ data: z.array(draftVariantShape) }),
  errors: [],
  run: listDraftVariants,
});

/** For the admin's page alone. */
export const listDraftMethodsOperation = defineOperation({
  name: "listDraftMethods",
  summary: "How a draft order can be shipped to its address",
  access: read,
  input: draftOrderInput,
  output: z.object({ data: z.array(shippingMethodShape) }),
  errors: ["not_found"],
  run: listDraftMethods,
});

/** For the order's page alone. */
export const findOrderPaymentLinkOperation = defineOperation({
  name: "findOrderPaymentLink",
  summary: "Where an order that ended unpaid can be paid after all",
  access: "public",
  limit: "read",
  input: z.object({ orderId: idShape, token: z.string().max(200) }),
  output: z.object({ drafted: z.boolean(), path: z.string().nullable() }),
  errors: ["not_found"],
  run: findOrderPaymentLink,
});
