"use server";

import { toAction } from "@/lib/api/to-action";
import { updateShopSettingsOperation } from "./operations";

export const updateShopSettingsAction = toAction(updateShopSettingsOperation, {
  numbers: ["expectedVersion"],
  holdsNoSecrets: true,
});

export const updateTaxSettingsAction = toAction(updateShopSettingsOperation, {
  numbers: ["expectedVersion"],
  prepare: async ({ taxIncluded, taxRounding, expectedVersion }) => ({
    taxIncluded: taxIncluded === "1",
    taxRounding,
    expectedVersion,
  }),
});
