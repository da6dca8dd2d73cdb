import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { idShape } from "@/lib/operation/shapes";
import { confirmBackInStockRequest } from "./confirm-back-in-stock-request";
import { listMostAwaited } from "./list-most-awaited";
import { requestBackInStock } from "./request-back-in-stock";
import { awaitedVariantShape, requestAnswer, requestInput } from "./schema";
import { withdrawBackInStockRequest } from "./withdraw-back-in-stock-request";

export const requestBackInStockOperation = defineOperation({
  name: "requestBackInStock",
  summary: "Ask to be told by mail, once, when a variant is back; the mail that comes first must be answered",
  access: "public",
  limit: "back_in_stock",
  rest: { method: "POST", path: "/variants/{variantId}/back-in-stock-requests", status: 202, tag: "Catalog" },
  input: requestInput,
  output: requestAnswer,
  errors: ["variant_not_found", "rate_limited"],
  run: async (ctx, { variantId, email, locale }) => {
    await requestBackInStock(ctx, { variantId, email, locale });
    return { next: "confirm_by_mail" as const };
  },
});

/** For the page alone, as the next two are. */
const tokenInput = z.object({ token: z.string().max(200) });
const done = z.object({ done: z.literal(true) });

export const confirmBackInStockRequestOperation = defineOperation({
  name: "confirmBackInStockRequest",
  summary: "Say that the mail is wanted",
  access: "public",
  limit: "mail_link",
  input: tokenInput,
  output: done,
  errors: ["not_found"],
  run: async (ctx, input) => {
    await confirmBackInStockRequest(ctx, input);
    return { done: true as const };
  },
});

export const withdrawBackInStockRequestOperation = defineOperation({
  name: "withdrawBackInStockRequest",
  summary: "Delete a request with its address",
  access: "public",
  limit: "mail_link",
  input: tokenInput,
  output: done,
  errors: ["not_found"],
  run: async (ctx, input) => {
    await withdrawBackInStockRequest(ctx, input);
    return { done: true as const };
  },
});

export const listMostAwaitedOperation = defineOperation({
  name: "listMostAwaited",
  summary: "Variants that people wait for, most awaited first",
  access: { permission: "inventory:read" },
  input: z.object({ productId: idShape.optional(), limit: z.int().min(1).max(100).default(100) }),
  output: z.array(awaitedVariantShape),
  errors: [],
  run: listMostAwaited,
});
