import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { cursorShape, idShape, limitShape, pageOf } from "@/lib/operation/shapes";
import { getSeller } from "./get-seller";
import { listInvoices } from "./list-invoices";
import { listOrderInvoices } from "./list-order-invoices";
import { invoiceShape, invoiceSummaryShape, sellerShape } from "./schema";
import { updateSeller } from "./update-seller";

export const listOrderInvoicesOperation = defineOperation({
  name: "listOrderInvoices",
  summary: "The invoice of an order and what corrects it, with the order's token or a key with orders:read",
  access: "public",
  rest: { method: "GET", path: "/orders/{orderId}/invoices", tag: "Orders" },
  // Any text may be tried: what is no token at all is answered like a wrong one.
  input: z.object({ orderId: idShape, token: z.string().max(200).optional() }),
  output: z.object({ data: z.array(invoiceShape) }),
  errors: ["not_found"],
  run: listOrderInvoices,
});

export const listAdminOrderInvoicesOperation = defineOperation({
  name: "listAdminOrderInvoices",
  summary: "The invoice of an order and what corrects it",
  access: { permission: "orders:read" },
  rest: { method: "GET", path: "/admin/orders/{orderId}/invoices", tag: "Admin: orders" },
  input: z.object({ orderId: idShape }),
  output: z.object({ data: z.array(invoiceShape) }),
  errors: ["not_found"],
  run: listOrderInvoices,
});

export const listInvoicesOperation = defineOperation({
  name: "listInvoices",
  summary: "Invoices and what corrects them, latest first",
  access: { permission: "orders:read" },
  rest: { method: "GET", path: "/admin/invoices", tag: "Admin: orders" },
  input: z.object({ cursor: cursorShape.optional(), limit: limitShape }),
  output: pageOf(invoiceSummaryShape),
  errors: ["invalid_cursor"],
  run: listInvoices,
});

export const getSellerOperation = defineOperation({
  name: "getSeller",
  summary: "Who invoices say sells",
  access: { permission: "orders:read" },
  rest: { method: "GET", path: "/admin/invoices/seller", tag: "Admin: orders" },
  input: z.object({}),
  output: sellerShape,
  errors: [],
  run: getSeller,
});

export const updateSellerOperation = defineOperation({
  name: "updateSeller",
  summary: "Change who invoices say sells, from the next one on",
  access: { permission: "orders:write" },
  rest: { method: "PATCH", path: "/admin/invoices/seller", tag: "Admin: orders" },
  input: sellerShape,
  output: sellerShape,
  errors: [],
  run: updateSeller,
});
