import { z } from "zod";
import {
  currencyShape,
  cursorShape,
  handleShape,
  idShape,
  limitShape,
  localeShape,
  moneyShape,
  timestampShape,
} from "@/lib/operation/shapes";
import { productTranslationsInput, productTranslationsShape } from "./translations/schema";

/** Shown on static pages instead of a count, so that a sale re-renders a page only when the class changes. */
const stockClassShape = z.enum(["in_stock", "low", "backorder", "sold_out"]);
export type StockClass = z.infer<typeof stockClassShape>;

export const imageShape = z.object({
  url: z.string().describe("Largest rendition; WebP"),
  alt: z.string(),
  width: z.int(),
  height: z.int(),
  color: z
    .string()
    .nullable()
    .describe("Its mean as #rrggbb, to be shown until it comes; null where one can look through it"),
  renditions: z
    .array(z.object({ url: z.string(), width: z.int() }))
    .describe("Ascending widths, for srcset; the same address with .avif leads to AVIF"),
});
export type Image = z.infer<typeof imageShape>;

const reference = z.object({ handle: handleShape, title: z.string() });

const variantShape = z.object({
  id: idShape,
  sku: z.string().nullable(),
  title: z.string(),
  options: z.record(z.string(), z.string()).describe("Option name to value"),
  price: moneyShape,
  compareAtPrice: moneyShape.nullable(),
  lowestPrice30Days: moneyShape
    .nullable()
    .describe("Lowest price of the 30 days before the current reduction"),
  available: z.int().nullable().describe("What can be bought now; null when stock is not counted"),
  inStock: z.boolean(),
  stockClass: stockClassShape,
});
export type Variant = z.infer<typeof variantShape>;

export const productShape = z.object({
  id: idShape,
  handle: handleShape,
  title: z.string(),
  description: z.string().describe("Sanitized HTML"),
  status: z.enum(["draft", "active", "archived"]),
  vendor: z.string(),
  productType: z.string(),
  tags: z.array(z.string()),
  attributes: z.record(z.string(), z.string()),
  seo: z.object({ title: z.string(), description: z.string() }),
  options: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  variants: z.array(variantShape),
  images: z.array(imageShape.extend({ id: idShape })),
  categories: z
    .array(reference)
    .describe("The main one first, each followed by nothing: see /categories for the tree"),
  collections: z.array(reference),
  publishedAt: timestampShape.nullable(),
  version: z.int().describe("Raised by every edit; send it as If-Match"),
});
export type Product = z.infer<typeof productShape>;

/** For staff: in the original, with all that it is translated into. */
export const adminProductShape = productShape.extend({ translations: productTranslationsShape });
export type AdminProduct = z.infer<typeof adminProductShape>;

/** As a static page shows it: without counts, for it is made anew only when a class of stock changes. */
export const publishedProductShape = productShape.extend({
  variants: z.array(variantShape.omit({ available: true })),
});
export type PublishedProduct = z.infer<typeof publishedProductShape>;

/** A product as lists show it, from the read model. */
const productSummaryShape = z.object({
  id: idShape,
  handle: handleShape,
  title: z.string(),
  vendor: z.string(),
  productType: z.string(),
  price: moneyShape.describe("Of the cheapest variant"),
  maxPrice: moneyShape,
  compareAtPrice: moneyShape.nullable(),
  stockClass: stockClassShape,
  inStock: z.boolean(),
  image: imageShape.nullable(),
  rating: z
    .object({ average: z.number(), count: z.int() })
    .nullable()
    .describe("Of the published reviews; null without any"),
  publishedAt: timestampShape,
});
export type ProductSummary = z.infer<typeof productSummaryShape>;

const facetShape = z.object({
  name: z.string(),
  label: z.string().nullable().describe("What the name is called in the language asked for, if otherwise"),
  values: z.array(
    z.object({
      value: z.string(),
      label: z.string().nullable().describe("The same of the value; filters take the value"),
      count: z.int(),
    }),
  ),
});
export type Facet = z.infer<typeof facetShape>;

const productSorts = [
  "relevance",
  "newest",
  "price_asc",
  "price_desc",
  "title",
  "rating",
  "best_selling",
] as const;

/** Each is counted on its own. */
const MAX_FILTERS = 10;

export const productListInput = z.object({
  q: z.string().trim().min(1).max(200).optional(),
  category: handleShape.optional(),
  collection: handleShape.optional(),
  filter: z
    .record(z.string().min(1).max(100), z.array(z.string().min(1).max(255)).min(1).max(50))
    .refine((filter) => Object.keys(filter).length <= MAX_FILTERS, `at most ${MAX_FILTERS} filters`)
    .optional()
    .describe(
      "`filter.<option>=<value>`, repeated for alternatives; also filter.availability, filter.price (min-max), filter.vendor and filter.product_type",
    ),
  sort: z
    .enum(productSorts)
    .optional()
    .describe("relevance with q, else newest; best_selling counts 90 days, at most an hour old"),
  cursor: cursorShape.optional(),
  limit: limitShape,
  currency: currencyShape.optional(),
  locale: localeShape,
});
export type ProductListInput = z.infer<typeof productListInput>;

export const productListShape = z.object({
  data: z.array(productSummaryShape),
  nextCursor: z.string().nullable(),
  facets: z
    .array(facetShape)
    .describe("Counts of a facet ignore that facet's own choice; of a total that is not exact, lower bounds"),
  currency: currencyShape.describe("Of the prices, and of filter.price"),
  total: z
    .object({ count: z.int(), isExact: z.boolean() })
    .describe("Products that match, on all pages; when not exact, there are more than that"),
  correctedQuery: z.string().nullable().describe("What was looked for instead of a mistyped q"),
});
export type ProductList = z.infer<typeof productListShape>;

export const suggestionsInput = z.object({ q: z.string().trim().min(1).max(200), locale: localeShape });

const suggestedPlace = z.object({ handle: handleShape, title: z.string() });
export const suggestionsShape = z.object({
  products: z.array(
    productSummaryShape.pick({
      id: true,
      handle: true,
      title: true,
      price: true,
      maxPrice: true,
      image: true,
    }),
  ),
  categories: z.array(suggestedPlace),
  collections: z.array(suggestedPlace),
  correctedQuery: z.string().nullable().describe("What was looked for instead of a mistyped q"),
});
export type Suggestions = z.infer<typeof suggestionsShape>;

type CategoryNode = {
  id: string;
  handle: string;
  title: string;
  description: string;
  children: CategoryNode[];
};
export const categoryShape: z.ZodType<CategoryNode> = z
  .object({
    id: idShape,
    handle: handleShape,
    title: z.string(),
    description: z.string(),
    get children() {
      return z.array(categoryShape);
    },
  })
  .meta({ id: "Category" });
export type Category = CategoryNode;

export const collectionShape = z.object({
  id: idShape,
  handle: handleShape,
  title: z.string(),
  description: z.string(),
});
export type Collection = z.infer<typeof collectionShape>;

export const productStatuses = ["draft", "active", "archived"] as const;
export type ProductStatus = (typeof productStatuses)[number];

export const adminProductSummaryShape = z.object({
  id: idShape,
  handle: handleShape,
  title: z.string(),
  status: z.enum(productStatuses),
  variantCount: z.int(),
  onHand: z.int().describe("Sum over variants and locations"),
  updatedAt: timestampShape,
});
export type AdminProductSummary = z.infer<typeof adminProductSummaryShape>;

export const productPatchInput = z.object({
  productId: idShape,
  expectedVersion: z.int().min(1).optional().describe("Or the header If-Match"),
  title: z.string().trim().min(1, "required").max(255).optional(),
  handle: handleShape.optional().describe("Another one leaves a redirect at the old address"),
  description: z.string().max(100_000).optional().describe("HTML; what could run is taken out"),
  status: z.enum(productStatuses).optional(),
  translations: productTranslationsInput.optional(),
});
export type ProductPatch = z.output<typeof productPatchInput>;

export const MAX_PRICE_MINOR = 1_000_000_000_000;
const priceInput = z.object({ amount: z.int().min(0).max(MAX_PRICE_MINOR), currency: currencyShape });

export const variantPatchInput = z.object({
  variantId: idShape,
  expectedVersion: z.int().min(1).optional().describe("Of the product; or the header If-Match"),
  price: priceInput.optional(),
  compareAtPrice: priceInput.nullable().optional().describe("Null: not reduced"),
  sku: z.string().trim().min(1).max(255).nullable().optional(),
});
export type VariantPatch = z.output<typeof variantPatchInput>;
