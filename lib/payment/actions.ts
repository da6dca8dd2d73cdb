"use server";

import { readQuantities } from "@/lib/api/read-quantities";
import { toAction } from "@/lib/api/to-action";
import { parseDecimal } from "@/lib/money/money";
import { cancelOrderOperation, refundOrderOperation } from "./operations";

/** An amount that was typed goes before lines; neither gives back all that is left. */
export const refundOrderAction = toAction(refundOrderOperation, {
  prepare: async ({ lines, amount, currency, restock, shipping, ...input }) => {
    const quantities = readQuantities(lines);
    const typed = typeof amount === "string" ? amount.trim() : "";
    return {
      ...input,
      restock: restock === "1",
      shipping: shipping === "1",
      ...(typed === ""
        ? {}
        : { amount: { amount: parseDecimal(typed, String(currency)) ?? Number.NaN, currency } }),
      ...(quantities.length > 0 ? { lines: quantities } : {}),
    };
  },
});

export const cancelOrderAction = toAction(cancelOrderOperation);
