import type { ProductStatus } from "./schema";

/** A variant as it should become. `options` maps option names to values, in the order of the options. */
export type VariantDraft = {
  sku: string | null;
  barcode: string | null;
  options: Record<string, string>;
  amountMinor: number;
  compareAtMinor: number | null;
  weightGrams: number;
  requiresShipping: boolean;
  taxable: boolean;
  tracked: boolean;
  /** Columns of an import that have no place of their own here. */
  sourceColumns: Record<string, string>;
};

/** A product as it should become; `categories` and `collections` are handles, absent: left as they are. */
export type ProductDraft = {
  handle: string;
  title: string;
  descriptionHtml: string;
  status: ProductStatus;
  vendor: string;
  productType: string;
  tags: string[];
  attributes: Record<string, string>;
  seoTitle: string;
  seoDescription: string;
  options: { name: string; values: string[] }[];
  variants: VariantDraft[];
  categories?: string[];
  collections?: string[];
  publishedAt?: Date;
  sourceColumns: Record<string, string>;
};
