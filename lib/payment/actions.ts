"use server";

import { readQuantities } from "@/lib/api/read-quantities";
import { toAction } from "@/lib/api/to-action";
import { parseDecimal } from "@/lib/money/money";
import { cancelOrderOperation, captureOrderOperation, refundOrderOperation } from "./operations";

/** An amount that was typed goes before lines; neither gives back all that is left. */
export const refundOrderAction = toAction(refundOrderOperation, {
  prepare: async ({ lines, amount, currency, restock, shipping, ...input }) => {
    const quantities = readQuantities(lines);
    return {
      ...input,
      restock: restock === "1",
      shipping: shipping === "1",
      ...readAmount(amount, currency),
      ...(quantities.length > 0 ? { lines: quantities } : {}),
    };
  },
});

/** An amount that was typed; all that is authorized where none was. */
export const captureOrderAction = toAction(captureOrderOperation, {
  prepare: async ({ amount, currency, ...input }) => ({ ...input, ...readAmount(amount, currency) }),
});

/** What is no amount fails validation. */
function readAmount(amount: unknown, currency: unknown): { amount?: { amount: number; currency: unknown } } {
  const typed = typeof amount === "string" ? amount.trim() : "";
  if (typed === "") return {};
  return { amount: { amount: parseDecimal(typed, String(currency)) ?? Number.NaN, currency } };
}

export const cancelOrderAction = toAction(cancelOrderOperation);
