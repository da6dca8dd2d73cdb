import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { cursorShape, handleShape, idShape, limitShape, localeShape, pageOf } from "@/lib/operation/shapes";
import { getAdminProduct } from "./get-admin-product";
import { getProduct } from "./get-product";
import { listAdminProducts } from "./list-admin-products";
import { listCategories } from "./list-categories";
import { listCollections } from "./list-collections";
import { listProducts } from "./list-products";
import { listSuggestions } from "./list-suggestions";
import {
  adminProductShape,
  adminProductSummaryShape,
  categoryShape,
  collectionShape,
  productListInput,
  productListShape,
  productPatchInput,
  productShape,
  productStatuses,
  suggestionsInput,
  suggestionsShape,
  variantPatchInput,
} from "./schema";
import { updateProduct } from "./update-product";
import { updateVariant } from "./update-variant";

const tag = "Catalog";
const adminTag = "Admin: products";

export const listProductsOperation = defineOperation({
  name: "listProducts",
  summary: "Products on sale: search, filters, facets, sorts",
  access: "public",
  rest: { method: "GET", path: "/products", tag },
  input: productListInput,
  output: productListShape,
  errors: ["not_found", "invalid_cursor"],
  run: listProducts,
});

export const listSuggestionsOperation = defineOperation({
  name: "listSuggestions",
  summary: "A few products, categories and collections for what is being typed",
  access: "public",
  limit: "search",
  rest: { method: "GET", path: "/search/suggestions", tag },
  input: suggestionsInput,
  output: suggestionsShape,
  errors: [],
  run: listSuggestions,
});

export const getProductOperation = defineOperation({
  name: "getProduct",
  summary: "A product on sale, with its variants at today's prices and stock",
  access: "public",
  rest: { method: "GET", path: "/products/{handle}", tag },
  input: z.object({ handle: handleShape, locale: localeShape }),
  output: productShape,
  errors: ["not_found"],
  run: getProduct,
});

export const listCategoriesOperation = defineOperation({
  name: "listCategories",
  summary: "The category tree",
  access: "public",
  rest: { method: "GET", path: "/categories", tag },
  input: z.object({ locale: localeShape }),
  output: z.object({ data: z.array(categoryShape) }),
  errors: [],
  run: listCategories,
});

export const listCollectionsOperation = defineOperation({
  name: "listCollections",
  summary: "Collections",
  access: "public",
  rest: { method: "GET", path: "/collections", tag },
  input: z.object({ locale: localeShape }),
  output: z.object({ data: z.array(collectionShape) }),
  errors: [],
  run: listCollections,
});

export const listAdminProductsOperation = defineOperation({
  name: "listAdminProducts",
  summary: "Products in any status, last edited first",
  access: { permission: "products:read" },
  rest: { method: "GET", path: "/admin/products", tag: adminTag },
  input: z.object({
    status: z.enum(productStatuses).optional(),
    q: z.string().trim().min(1).max(200).optional().describe("A part of the title"),
    cursor: cursorShape.optional(),
    limit: limitShape,
  }),
  output: pageOf(adminProductSummaryShape),
  errors: ["invalid_cursor"],
  run: listAdminProducts,
});

export const getAdminProductOperation = defineOperation({
  name: "getAdminProduct",
  summary: "A product in any status",
  access: { permission: "products:read" },
  rest: { method: "GET", path: "/admin/products/{productId}", tag: adminTag },
  input: z.object({ productId: idShape }),
  output: adminProductShape,
  errors: ["not_found"],
  run: getAdminProduct,
});

export const updateProductOperation = defineOperation({
  name: "updateProduct",
  summary: "Edit a product",
  access: { permission: "products:write" },
  rest: { method: "PATCH", path: "/admin/products/{productId}", tag: adminTag },
  input: productPatchInput,
  output: adminProductShape,
  errors: ["not_found", "handle_taken", "version_conflict"],
  run: updateProduct,
});

export const updateVariantOperation = defineOperation({
  name: "updateVariant",
  summary: "Edit a variant: price, former price, SKU",
  access: { permission: "products:write" },
  rest: { method: "PATCH", path: "/admin/variants/{variantId}", tag: adminTag },
  input: variantPatchInput,
  output: productShape,
  errors: ["not_found", "sku_taken", "version_conflict"],
  run: updateVariant,
});
