"use server";

import { toAction } from "@/lib/api/to-action";
import {
  addProductImagesOperation,
  removeProductImageOperation,
  updateProductImageOperation,
} from "./operations";

export const addProductImagesAction = toAction(addProductImagesOperation);

export const updateProductImageAction = toAction(updateProductImageOperation, {
  numbers: ["expectedVersion", "position"],
  // The choice "whole product" of a form is an empty text.
  prepare: async (input) => (input.variantId === "" ? { ...input, variantId: null } : input),
});

export const removeProductImageAction = toAction(removeProductImageOperation);
