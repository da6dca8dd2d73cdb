"use server";

import { z } from "zod";
import { toAction } from "@/lib/api/to-action";
import { parseDecimal } from "@/lib/money/money";
import { updateProductOperation, updateVariantOperation } from "./operations";

export const updateProductAction = toAction(updateProductOperation, { numbers: ["expectedVersion"] });

const typedMoney = z.object({
  currency: z.string().length(3),
  price: z.string(),
  compareAtPrice: z.string(),
});

/** Prices are typed as decimals; what is none stays as it was typed, for validation to refuse. */
export const updateVariantAction = toAction(updateVariantOperation, {
  prepare: async (input) => {
    const typed = typedMoney.parse(input);
    const money = (text: string) => ({
      amount: parseDecimal(text, typed.currency) ?? text,
      currency: typed.currency,
    });
    return {
      variantId: input.variantId,
      sku: input.sku === "" ? null : input.sku,
      price: money(typed.price),
      compareAtPrice: typed.compareAtPrice.trim() === "" ? null : money(typed.compareAtPrice),
    };
  },
});
