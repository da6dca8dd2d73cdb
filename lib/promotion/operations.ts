import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { cursorShape, idShape, limitShape, pageOf } from "@/lib/operation/shapes";
import { addPromotionCodes } from "./add-promotion-codes";
import { archivePromotion } from "./archive-promotion";
import { createPromotion } from "./create-promotion";
import { getPromotion } from "./get-promotion";
import { listPromotionCodes } from "./list-promotion-codes";
import { listPromotions } from "./list-promotions";
import {
  addPromotionCodesInput,
  createPromotionInput,
  promotionCodeShape,
  promotionShape,
  promotionStatuses,
  promotionSummaryShape,
  updatePromotionInput,
} from "./schema";
import { updatePromotion } from "./update-promotion";

const tag = "Admin: promotions";
const read = { permission: "promotions:read" } as const;
const write = { permission: "promotions:write" } as const;

export const listPromotionsOperation = defineOperation({
  name: "listPromotions",
  summary: "Promotions, last edited first",
  access: read,
  rest: { method: "GET", path: "/admin/promotions", tag },
  input: z.object({
    status: z.enum(promotionStatuses).optional(),
    q: z.string().trim().min(1).max(120).optional().describe("A part of the name, or a code"),
    cursor: cursorShape.optional(),
    limit: limitShape,
  }),
  output: pageOf(promotionSummaryShape),
  errors: ["invalid_cursor"],
  run: listPromotions,
});

export const createPromotionOperation = defineOperation({
  name: "createPromotion",
  summary: "Make a promotion, with its codes",
  access: write,
  rest: { method: "POST", path: "/admin/promotions", status: 201, tag },
  input: createPromotionInput,
  output: promotionShape,
  errors: ["code_taken"],
  run: createPromotion,
});

export const getPromotionOperation = defineOperation({
  name: "getPromotion",
  summary: "A promotion",
  access: read,
  rest: { method: "GET", path: "/admin/promotions/{promotionId}", tag },
  input: z.object({ promotionId: idShape }),
  output: promotionShape,
  errors: ["not_found"],
  run: getPromotion,
});

export const updatePromotionOperation = defineOperation({
  name: "updatePromotion",
  summary: "Edit a promotion; what is not named stays, and orders keep what they have",
  access: write,
  rest: { method: "PATCH", path: "/admin/promotions/{promotionId}", tag },
  input: updatePromotionInput,
  output: promotionShape,
  errors: ["not_found", "version_conflict"],
  run: updatePromotion,
});

export const archivePromotionOperation = defineOperation({
  name: "archivePromotion",
  summary: "End a promotion",
  access: write,
  rest: { method: "POST", path: "/admin/promotions/{promotionId}/archive", tag },
  input: z.object({ promotionId: idShape, expectedVersion: z.int().min(1).optional() }),
  output: promotionShape,
  errors: ["not_found", "version_conflict"],
  run: archivePromotion,
});

export const listPromotionCodesOperation = defineOperation({
  name: "listPromotionCodes",
  summary: "Codes of a promotion, latest first",
  access: read,
  rest: { method: "GET", path: "/admin/promotions/{promotionId}/codes", tag },
  input: z.object({ promotionId: idShape, cursor: cursorShape.optional(), limit: limitShape }),
  output: pageOf(promotionCodeShape),
  errors: ["not_found", "invalid_cursor"],
  run: listPromotionCodes,
});

export const addPromotionCodesOperation = defineOperation({
  name: "addPromotionCodes",
  summary: "Give a promotion a code, or some that nobody guesses",
  access: write,
  rest: { method: "POST", path: "/admin/promotions/{promotionId}/codes", status: 201, tag },
  input: addPromotionCodesInput,
  output: z.object({ data: z.array(promotionCodeShape) }),
  errors: ["not_found", "conflict", "code_taken"],
  run: addPromotionCodes,
});
