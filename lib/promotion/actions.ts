"use server";

import { redirect } from "next/navigation";
import { toAction } from "@/lib/api/to-action";
import { findCurrentContext } from "@/lib/auth/find-current-actor";
import { findGoodsByHandle } from "./find-goods";
import { addPromotionCodesOperation, createPromotionOperation, updatePromotionOperation } from "./operations";
import { readDraft } from "./read-draft";

async function prepare(form: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { db } = await findCurrentContext();
  const typed = { products: String(form.products ?? ""), collections: String(form.collections ?? "") };
  return { ...readDraft(form), ...(await findGoodsByHandle(db, typed)) };
}

export const createPromotionAction = toAction(createPromotionOperation, {
  prepare,
  succeed: ({ id }) => redirect(`/admin/promotions/${id}`),
});

export const updatePromotionAction = toAction(updatePromotionOperation, {
  numbers: ["expectedVersion"],
  prepare: async ({ promotionId, expectedVersion, ...form }) => ({
    ...(await prepare(form)),
    promotionId,
    expectedVersion,
  }),
});

/** A code that was thought of, or a number of them. What was typed goes back to the form, so it is not named a code. */
export const addPromotionCodesAction = toAction(addPromotionCodesOperation, {
  numbers: ["count", "usageLimit"],
  prepare: async ({ promotionId, word, count, prefix, usageLimit }) => ({
    promotionId,
    prefix,
    usageLimit: usageLimit === "" ? null : usageLimit,
    ...(word ? { code: word } : { count: count === "" ? undefined : count }),
  }),
});
