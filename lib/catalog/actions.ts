"use server";

import { toAction } from "@/lib/api/to-action";
import { updateProductOperation, updateVariantOperation } from "./operations";
import { readPrices } from "./read-prices";
import { readTranslations } from "./translations/read-translations";

export const updateProductAction = toAction(updateProductOperation, { numbers: ["expectedVersion"] });

export const updateTranslationsAction = toAction(updateProductOperation, {
  numbers: ["expectedVersion"],
  prepare: async ({ translations, ...input }) => ({ ...input, translations: readTranslations(translations) }),
});

/** Prices are typed as decimals; what is none is refused at its field, before anything else is looked at. */
export const updateVariantAction = toAction(updateVariantOperation, {
  numbers: ["expectedVersion"],
  prepare: async ({ currency, price, compareAtPrice, sku, variantId, expectedVersion }) => ({
    variantId,
    expectedVersion,
    sku: sku === "" ? null : sku,
    ...readPrices({ price: String(price), compareAtPrice: String(compareAtPrice) }, String(currency)),
  }),
});
