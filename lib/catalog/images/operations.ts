import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { idShape } from "@/lib/operation/shapes";
import { addProductImage } from "./add-product-image";
import { addProductImages } from "./add-product-images";
import { listProductImages } from "./list-product-images";
import { removeProductImage } from "./remove-product-image";
import {
  addProductImageInput,
  addProductImagesInput,
  MAX_PICTURE_BYTES,
  productImageListShape,
  productImageShape,
  removeProductImageInput,
  updateProductImageInput,
} from "./schema";
import { updateProductImage } from "./update-product-image";

const tag = "Admin: products";
const write = { permission: "products:write" } as const;
const path = "/admin/products/{productId}/images";

export const listProductImagesOperation = defineOperation({
  name: "listProductImages",
  summary: "All pictures of a product, also those that are still to be fetched",
  access: { permission: "products:read" },
  rest: { method: "GET", path, tag },
  input: z.object({ productId: idShape }),
  output: productImageListShape,
  errors: ["not_found"],
  run: listProductImages,
});

export const addProductImageOperation = defineOperation({
  name: "addProductImage",
  summary: "Add a picture: a file, or the address of one",
  access: write,
  rest: { method: "POST", path, status: 201, tag, file: { field: "file", maxBytes: MAX_PICTURE_BYTES } },
  input: addProductImageInput,
  output: productImageShape,
  errors: [
    "not_found",
    "conflict",
    "version_conflict",
    "body_too_large",
    "unsupported_media_type",
    "storage_unavailable",
  ],
  run: addProductImage,
});

/** For the form, which takes several files. */
export const addProductImagesOperation = defineOperation({
  name: "addProductImages",
  summary: "Add several pictures, all or none",
  access: write,
  input: addProductImagesInput,
  output: productImageListShape,
  errors: ["not_found", "conflict", "storage_unavailable"],
  run: addProductImages,
});

export const updateProductImageOperation = defineOperation({
  name: "updateProductImage",
  summary: "Edit a picture: alternative text, place, variant",
  access: write,
  rest: { method: "PATCH", path: `${path}/{imageId}`, tag },
  input: updateProductImageInput,
  output: productImageShape,
  errors: ["not_found", "version_conflict"],
  run: updateProductImage,
});

export const removeProductImageOperation = defineOperation({
  name: "removeProductImage",
  summary: "Remove a picture; answers those that remain",
  access: write,
  rest: { method: "DELETE", path: `${path}/{imageId}`, tag },
  input: removeProductImageInput,
  output: productImageListShape,
  errors: ["not_found", "version_conflict"],
  run: removeProductImage,
});
